import { apiArn, ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = restAccount({
  policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }],
});

/** The saved policy lets everybody in, and still the refusal of the older one comes. */
export const policyNotDeployedExample: Example = {
  broken: {
    account,
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders with an explicit deny in a resource-based policy"}`,
    },
    observations: [
      {
        id: 'change-1',
        kind: 'change',
        at: '2024-03-05T10:00:00.000Z',
        vantage: 'aws',
        relation: 'ambient',
        eventName: 'UpdateRestApi',
        eventSource: 'apigateway.amazonaws.com',
        requestParameters: {
          restApiId: ids.apiId,
          updateRestApiInput: { patchOperations: [{ op: 'replace', path: '/policy' }] },
        },
      },
    ],
  },
  healthy: { account, request: publicRequest() },
};
