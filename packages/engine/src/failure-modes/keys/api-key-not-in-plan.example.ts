import type { Example } from '../../testing/example.ts';
import { forbidden, keyParts, keyedAccount, keyedRequest } from './keyed-account.ts';

/** The plan holds the stage, but not the caller's key. */
export const apiKeyNotInPlanExample: Example = {
  broken: {
    account: keyedAccount({
      apiKeys: [...(keyParts.apiKeys ?? []), { id: 'key2', name: 'globex', enabled: true, stageKeys: [] }],
    }),
    request: keyedRequest('key2'),
    symptom: forbidden,
  },
  healthy: { account: keyedAccount(), request: keyedRequest() },
};
