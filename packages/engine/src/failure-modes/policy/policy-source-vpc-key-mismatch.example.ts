import { apiArn, ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = (condition: unknown) =>
  privateAccount({
    policy: [
      { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn(), Condition: condition },
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() },
    ],
  });

/** The VPC's private range stands under aws:SourceIp, which a request through an endpoint does not carry. */
export const policySourceVpcKeyMismatchExample: Example = {
  broken: {
    account: account({ NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/16'] } }),
    request: vpcRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders with an explicit deny"}`,
    },
  },
  healthy: { account: account({ NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/16'] } }), request: vpcRequest() },
};
