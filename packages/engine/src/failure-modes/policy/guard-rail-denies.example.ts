import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;
const session = `arn:aws:sts::${ids.accountId}:assumed-role/orders-client/i-0abc`;
const invoke = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] };
const account = restAccount({
  resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
  parts: { identityPolicies: { [role]: [{ PolicyName: 'invoke', PolicyDocument: invoke }] } },
});
const request = publicRequest({ signed: true, principal: session });

/** The role may call, the organisation forbids it. */
export const guardRailDeniesExample: Example = {
  broken: {
    account,
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: ${session} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders with an explicit deny in a service control policy"}`,
    },
  },
  healthy: { account, request },
};
