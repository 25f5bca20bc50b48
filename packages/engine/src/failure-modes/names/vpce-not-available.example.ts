import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const parts = { dnsRecords: [] };

/** A script calls right after it created the endpoint. */
export const vpceNotAvailableExample: Example = {
  broken: {
    account: privateAccount({ parts }, { State: 'pending' }),
    request: vpcRequest(),
    symptom: {
      kind: 'no-connection',
      body: `curl: (6) Could not resolve host: ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  healthy: { account: privateAccount({ parts }, { State: 'Available' }), request: vpcRequest() },
};
