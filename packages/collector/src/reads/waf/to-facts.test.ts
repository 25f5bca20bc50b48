import { expect, it } from 'vitest';
import { toIpSet } from './get-ip-set.ts';
import { toWebAcl } from './get-web-acl.ts';
import { getWebAclForResource } from './get-web-acl-for-resource.ts';

const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const visible = { Name: 'office', Priority: 0, VisibilityConfig: visibility };
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

it('a web ACL keeps what it looks for in a path as text, and in a header of its own masked', () => {
  const looksFor = (text: string, FieldToMatch: object) => ({
    ByteMatchStatement: {
      SearchString: new TextEncoder().encode(text),
      FieldToMatch,
      PositionalConstraint: 'STARTS_WITH' as const,
      TextTransformations: [{ Priority: 0, Type: 'NONE' as const }],
    },
  });
  const [office] = webAcl.Rules;
  const Rules = [
    { ...office, ...visible, Statement: looksFor('/admin', { UriPath: {} }) },
    { ...office, ...visible, Statement: looksFor('token', { SingleHeader: { Name: 'x-origin-verify' } }) },
  ];
  const statements = toWebAcl({ WebACL: { ...webAcl, Rules } }).Rules?.map(({ Statement }) => Statement);
  expect(statements).toMatchObject([
    { ByteMatchStatement: { SearchString: '/admin' } },
    { ByteMatchStatement: { SearchString: '<masked>' } },
  ]);
});

it('a stage without a web ACL has none', () => {
  const stage = { stageArn: 'arn', apiId: 'a', stageName: 's' };
  expect(getWebAclForResource.toFacts([{ $metadata: {} }], stage)).toBeUndefined();
  expect(getWebAclForResource.toFacts([{ $metadata: {}, WebACL: webAcl }], stage)).toEqual(webAcl);
});

it('an IP set keeps its addresses', () => {
  const set = { Name: 'office', Id: '2', ARN: 'arn', IPAddressVersion: 'IPV4' as const, Addresses: ['192.0.2.0/24'] };
  expect(toIpSet({ IPSet: set })).toEqual(set);
  expect(() => toIpSet({})).toThrow('without an IP set');
});
