import { apiArn, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const custom = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }],
});
const request = vpcRequest({ headers: { Authorization: 'Bearer <token>' } });

/** A bearer token through an endpoint with a custom policy, on a method without authorization. */
export const vpcePolicyParsesAuthHeaderExample: Example = {
  broken: {
    account: privateAccount({}, { PolicyDocument: custom }),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      headers: { 'x-amzn-errortype': 'IncompleteSignatureException' },
      body: "{\"message\":\"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Bearer\"}",
    },
  },
  healthy: { account: privateAccount(), request },
};
