import { apiArn, ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = (endpoints: readonly string[]) =>
  privateAccount({
    policy: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: apiArn(),
        Condition: { StringEquals: { 'aws:SourceVpce': endpoints } },
      },
    ],
  });

/** The policy still lists the endpoint that was replaced. */
export const policyNoMatchingAllowExample: Example = {
  broken: {
    account: account(['vpce-0ffffffffffffff01', 'vpce-0ffffffffffffff02']),
    request: vpcRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders because no resource-based policy allows the execute-api:Invoke action"}`,
    },
  },
  healthy: { account: account(['vpce-0ffffffffffffff01', ids.vpceId]), request: vpcRequest() },
};
