import { ids } from '../../testing/build-account.ts';
import { webSocketAccount } from '../../testing/build-http-account.ts';
import type { Example } from '../../testing/example.ts';

const principal = `arn:aws:sts::${ids.accountId}:assumed-role/sender/i-0abc`;
const account = webSocketAccount({
  parts: {
    identityPolicies: {
      [`arn:aws:iam::${ids.accountId}:role/sender`]: [
        {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: '*' }],
        },
      ],
    },
  },
});
const request = {
  method: 'POST',
  url: `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/${ids.stage}/@connections/L0SM9cOFvHcCIhw=`,
  from: 'public-internet',
  headers: {},
  signed: true,
  principal,
};

/** The client behind a stored connection id has left. */
export const websocketConnectionGoneExample: Example = {
  broken: { account, request, symptom: { kind: 'failed', status: 410 } },
  alsoBroken: [{ account, request, symptom: { kind: 'failed', body: 'GoneException: UnknownError' } }],
  healthy: { account, request },
};
