import type { Distribution } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import {
  ids,
  networkParts,
  privateAccount,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { hostHeaderMismatch } from './host-header-mismatch.ts';
import { hostHeaderMismatchExample as example } from './host-header-mismatch.example.ts';

testFailureMode(hostHeaderMismatch, example);

const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);
const forbidden = { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' } as const;
const distribution = (behavior: object, path = '/prod'): Distribution => ({
  Id: 'E1',
  DomainName: 'd111.cloudfront.net',
  Aliases: { Items: ['www.example.com'] },
  Origins: [{ Id: 'api', DomainName: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`, OriginPath: path }],
  DefaultCacheBehavior: { TargetOriginId: 'api', ...behavior },
});
const behind = (cloudFront: Distribution) =>
  restAccount({
    parts: {
      cloudFront,
      dnsRecords: [{ Name: 'www.example.com.', Type: 'A', AliasTarget: { DNSName: 'd111.cloudfront.net.' } }],
    },
  });
const viewer = publicRequest({ url: 'https://www.example.com/orders' });

describe('host-header-mismatch', () => {
  it('is found where a distribution forwards the Host of the viewer', () => {
    const policy = distribution({ OriginRequestPolicyId: '216adef6-5c7f-47e4-b989-5492eafa07d3' });
    const legacy = distribution({ ForwardedValues: { Headers: { Items: ['host'] } } });
    expect(found(inputOf({ account: behind(policy), request: viewer }))).toEqual(['host-header-mismatch']);
    expect(found(inputOf({ account: behind(legacy), request: viewer }))).toEqual(['host-header-mismatch']);
  });
  it('is clear where a distribution sends the name of the origin, and adds its path', () => {
    expect(found(inputOf({ account: behind(distribution({})), request: viewer }))).toEqual([]);
    expect(found(inputOf({ account: behind(distribution({}, '')), request: viewer, symptom: forbidden }))).toEqual([
      'stage-missing-in-url',
    ]);
  });
  it('is clear where x-apigw-api-id makes up for a useless Host', () => {
    const request = vpcRequest({
      ...example.broken.request,
      headers: { Host: 'whatever.example.com', 'x-apigw-api-id': ids.apiId },
    });
    expect(found(inputOf({ account: privateAccount(), request }))).toEqual([]);
  });
  it('is found for a public API named through an endpoint on purpose', () => {
    const url = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
    const account = restAccount({ parts: networkParts() });
    expect(found(inputOf({ account, request: vpcRequest({ url, headers: { 'x-apigw-api-id': ids.apiId } }) }))).toEqual(
      ['host-header-mismatch'],
    );
  });
});
