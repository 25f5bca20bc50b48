import { apiArn, ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = 'arn:aws:iam::210987654321:role/orders-client';
const session = 'arn:aws:sts::210987654321:assumed-role/orders-client/i-0abc';

const account = (policy?: readonly unknown[]) =>
  restAccount({
    ...(policy ? { policy } : {}),
    resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
    parts: {
      identityPolicies: {
        [role]: [
          {
            PolicyName: 'calls',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: apiArn() }],
            },
          },
        ],
      },
    },
  });

const request = publicRequest({ signed: true, principal: session });

/** The role's own account allows the call, the API never heard of the role. */
export const iamCrossAccountNeedsBothExample: Example = {
  broken: {
    account: account(),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: ${session} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders"}`,
    },
  },
  healthy: {
    account: account([{ Effect: 'Allow', Principal: { AWS: role }, Action: 'execute-api:Invoke', Resource: apiArn() }]),
    request,
  },
};
