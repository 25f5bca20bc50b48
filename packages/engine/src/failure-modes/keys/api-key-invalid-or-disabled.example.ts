import type { Example } from '../../testing/example.ts';
import { forbidden, keyedAccount, keyedRequest } from './keyed-account.ts';

/** The caller's key was disabled. */
export const apiKeyInvalidOrDisabledExample: Example = {
  broken: {
    account: keyedAccount({ apiKeys: [{ id: 'key1', name: 'acme', enabled: false, stageKeys: [] }] }),
    request: keyedRequest(),
    symptom: forbidden,
  },
  healthy: { account: keyedAccount(), request: keyedRequest() },
  companions: { 'api-key-not-in-plan': 'where plans may not be read, the key may be in none' },
};
