import { apiArn, ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = (resource: string) =>
  restAccount({ policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: resource }] });

/** A policy copied from another API keeps that API's id. */
export const policyResourceArnMismatchExample: Example = {
  broken: {
    account: account(apiArn('*').replace(ids.apiId, 'zyxwv98765')),
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders"}`,
    },
  },
  healthy: { account: account(apiArn('*')), request: publicRequest() },
};
