import { apiArn, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** An Allow for everybody and nothing beside it. */
export const policyOpenToEveryVpcExample: Example = {
  broken: {
    account: privateAccount({
      policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }],
    }),
    request: vpcRequest(),
  },
  healthy: { account: privateAccount(), request: vpcRequest() },
};
