import { apiArn, ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** The policy admits the endpoint's whole VPC. */
export const policyUsesSourceVpcExample: Example = {
  broken: {
    account: privateAccount({
      policy: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: apiArn(),
          Condition: { StringEquals: { 'aws:SourceVpc': ids.vpcId } },
        },
      ],
    }),
    request: vpcRequest(),
  },
  healthy: { account: privateAccount(), request: vpcRequest() },
};
