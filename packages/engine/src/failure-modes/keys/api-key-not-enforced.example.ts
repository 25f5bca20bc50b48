import type { Example } from '../../testing/example.ts';
import { ids, publicRequest } from '../../testing/build-account.ts';
import { keyedAccount } from './keyed-account.ts';

/** The requirement was saved after the last deployment. */
export const apiKeyNotEnforcedExample: Example = {
  broken: {
    account: keyedAccount(
      {},
      {
        parts: {
          deployedSummary: {
            [ids.stage]: { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
          },
        },
      },
    ),
    request: publicRequest(),
    symptom: { kind: 'not-enforced', status: 200 },
  },
  healthy: {
    account: keyedAccount(),
    request: { ...publicRequest(), apiKeyId: 'key1', headers: { 'x-api-key': '<key>' } },
  },
};
