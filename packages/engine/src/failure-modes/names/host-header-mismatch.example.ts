import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = privateAccount();
const url = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
const withHost = (Host: string) => vpcRequest({ url, headers: { Host } });

/** The Host is typed by hand and names another Region. */
export const hostHeaderMismatchExample: Example = {
  broken: {
    account,
    request: withHost(`${ids.apiId}.execute-api.eu-west-2.amazonaws.com`),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account, request: withHost(`${ids.apiId}.execute-api.${ids.region}.amazonaws.com`) },
};
