import { ids, networkParts, privateAccount, restAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** A private API from before the deploy-time check, never given a policy. */
export const policyMissingOnPrivateApiExample: Example = {
  broken: {
    account: restAccount({ endpointType: 'PRIVATE', parts: networkParts() }),
    request: vpcRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders"}`,
    },
  },
  healthy: { account: privateAccount(), request: vpcRequest() },
};
