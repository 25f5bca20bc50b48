import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = privateAccount({}, { PrivateDnsEnabled: false });
const url = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;

/** The endpoint's own host name is called like any other URL. */
export const hostHeaderMissingExample: Example = {
  broken: {
    account,
    request: vpcRequest({ url }),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account, request: vpcRequest({ url, headers: { 'x-apigw-api-id': ids.apiId } }) },
};
