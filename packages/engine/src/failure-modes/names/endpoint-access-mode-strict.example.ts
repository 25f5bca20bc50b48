import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const accountWith = (endpointAccessMode: string) =>
  privateAccount({ restApi: { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode } });
const request = vpcRequest({
  url: `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`,
  headers: { Host: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com` },
});

/** The endpoint is called by its own name with a Host header, which worked until the security policy was changed. */
export const endpointAccessModeStrictExample: Example = {
  broken: {
    account: accountWith('STRICT'),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account: accountWith('BASIC'), request },
};
