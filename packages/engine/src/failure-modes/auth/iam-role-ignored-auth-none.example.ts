import { apiArn, ids, privateAccount, proxyMethod, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;

/** The policy names the client's role, but the method asks nobody who they are. */
export const iamRoleIgnoredAuthNoneExample: Example = {
  broken: {
    account: privateAccount({
      policy: [{ Effect: 'Allow', Principal: { AWS: role }, Action: 'execute-api:Invoke', Resource: apiArn() }],
    }),
    request: vpcRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders because no resource-based policy allows the execute-api:Invoke action"}`,
    },
  },
  healthy: {
    account: privateAccount({
      policy: [{ Effect: 'Allow', Principal: { AWS: role }, Action: 'execute-api:Invoke', Resource: apiArn() }],
      resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
      parts: { identityPolicies: { [role]: [] } },
    }),
    request: vpcRequest({ signed: true, principal: `arn:aws:sts::${ids.accountId}:assumed-role/orders-client/i-0abc` }),
  },
};
