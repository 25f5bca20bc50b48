import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, invokeUrl, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { endpointAccessModeStrict } from './endpoint-access-mode-strict.ts';
import { endpointAccessModeStrictExample as example } from './endpoint-access-mode-strict.example.ts';
import { domainName, privateDomainAccount } from './private-domain-account.ts';

testFailureMode(endpointAccessModeStrict, example);

const found = (request: ReturnType<typeof vpcRequest>, account = example.broken.account): string[] =>
  diagnose(inputOf({ account, request })).findings.map(({ id }) => id);

describe('endpoint-access-mode-strict', () => {
  it('is clear for the default host, whose TLS name is the Host', () => {
    expect(found(vpcRequest({ url: invokeUrl() }))).toEqual([]);
  });
  it('is found for x-apigw-api-id too', () => {
    expect(found(vpcRequest({ url: example.broken.request?.url, headers: { 'x-apigw-api-id': ids.apiId } }))).toEqual([
      'endpoint-access-mode-strict',
    ]);
  });
  it('speaks of the domain name where that is strict', () => {
    const account = privateDomainAccount({ domain: { endpointAccessMode: 'STRICT' } });
    const url = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/orders`;
    expect(found(vpcRequest({ url, headers: { Host: domainName } }), account)).toEqual(['endpoint-access-mode-strict']);
    expect(found(vpcRequest({ url: `https://${domainName}/orders` }), account)).toEqual([]);
  });
});
