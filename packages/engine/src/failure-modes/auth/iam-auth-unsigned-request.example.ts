import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;
const invoke = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] };
const account = restAccount({
  resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
  parts: { identityPolicies: { [role]: [{ PolicyName: 'invoke', PolicyDocument: invoke }] } },
});

/** A program calls an AWS_IAM method without signing. */
export const iamAuthUnsignedRequestExample: Example = {
  broken: {
    account,
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
      body: '{"message":"Missing Authentication Token"}',
    },
  },
  healthy: { account, request: publicRequest({ signed: true, principal: role }) },
};
