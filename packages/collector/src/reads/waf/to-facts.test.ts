import { expect, it } from 'vitest';
import { toIpSet } from './get-ip-set.ts';
import { toWebAcl } from './get-web-acl.ts';
import { getWebAclForResource } from './get-web-acl-for-resource.ts';

const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const webAcl = {
  Name: 'front',
  Id: '1',
  ARN: 'arn:aws:wafv2:eu-west-1:1:regional/webacl/front/1',
  DefaultAction: { Block: {} },
  Rules: [{ Name: 'office', Priority: 0, Action: { Allow: {} }, Statement: {}, VisibilityConfig: visibility }],
  VisibilityConfig: visibility,
};

it('a web ACL keeps its rules and default action', () => {
  expect(toWebAcl({ WebACL: webAcl })).toEqual(webAcl);
  expect(() => toWebAcl({})).toThrow('without a web ACL');
});

it('a stage without a web ACL has none', () => {
  expect(getWebAclForResource.toFacts([{ $metadata: {} }], { stageArn: 'arn' })).toBeUndefined();
  expect(getWebAclForResource.toFacts([{ $metadata: {}, WebACL: webAcl }], { stageArn: 'arn' })).toEqual(webAcl);
});

it('an IP set keeps its addresses', () => {
  const set = { Name: 'office', Id: '2', ARN: 'arn', IPAddressVersion: 'IPV4' as const, Addresses: ['192.0.2.0/24'] };
  expect(toIpSet({ IPSet: set })).toEqual(set);
  expect(() => toIpSet({})).toThrow('without an IP set');
});
