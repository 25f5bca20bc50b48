import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, vpcEndpoint, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpceNotAvailable } from './vpce-not-available.ts';
import { vpceNotAvailableExample as example } from './vpce-not-available.example.ts';

testFailureMode(vpceNotAvailable, example);

const first = (input: Parameters<typeof diagnose>[0]) => diagnose(input).findings[0];

describe('vpce-not-available', () => {
  it('is found for the alias host and for the host of the endpoint', () => {
    const association = { restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } } };
    const account = privateAccount(association, { State: 'deleting' });
    for (const host of [
      `${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com`,
      `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com`,
    ]) {
      expect(
        first(
          inputOf({
            account,
            request: vpcRequest({ url: `https://${host}/prod/orders`, headers: { 'x-apigw-api-id': ids.apiId } }),
          }),
        )?.id,
      ).toBe('vpce-not-available');
    }
  });
  it('is clear where a second endpoint of the VPC serves', () => {
    const old = vpcEndpoint({ VpcEndpointId: 'vpce-0a1b2c3d4e5f60008', State: 'deleted' });
    const account = privateAccount({ parts: { vpcEndpoints: [old, vpcEndpoint()], dnsRecords: [] } });
    expect(first(inputOf({ account, request: vpcRequest() }))).toBeUndefined();
  });
});
