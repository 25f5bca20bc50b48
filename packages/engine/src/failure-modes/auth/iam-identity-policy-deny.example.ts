import { apiArn, ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;
const session = `arn:aws:sts::${ids.accountId}:assumed-role/orders-client/i-0abc`;

const account = (statements: readonly unknown[]) =>
  restAccount({
    resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
    parts: {
      identityPolicies: {
        [role]: [{ PolicyName: 'calls', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
      },
    },
  });

const request = publicRequest({ signed: true, principal: session });

/** A Deny for the stage beside an Allow for the API. */
export const iamIdentityPolicyDenyExample: Example = {
  broken: {
    account: account([
      { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: apiArn() },
      { Sid: 'NotInProd', Effect: 'Deny', Action: 'execute-api:*', Resource: apiArn('prod/*') },
    ]),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: ${session} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders with an explicit deny in an identity-based policy"}`,
    },
  },
  healthy: { account: account([{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: apiArn() }]), request },
};
