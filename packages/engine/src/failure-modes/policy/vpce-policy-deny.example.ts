import { apiArn, ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const policyFor = (resource: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: [resource] }],
  });

/** The endpoint's policy was written for another API and never heard of this one. */
export const vpcePolicyDenyExample: Example = {
  broken: {
    account: privateAccount({}, { PolicyDocument: policyFor(apiArn().replace(ids.apiId, 'zyxwv98765')) }),
    request: vpcRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders"}`,
    },
  },
  healthy: { account: privateAccount({}, { PolicyDocument: policyFor(apiArn()) }), request: vpcRequest() },
};
