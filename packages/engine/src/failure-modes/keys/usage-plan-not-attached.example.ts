import type { Example } from '../../testing/example.ts';
import { ids } from '../../testing/build-account.ts';
import { forbidden, keyedAccount, keyedRequest } from './keyed-account.ts';

/** The only plan holds another stage. */
export const usagePlanNotAttachedExample: Example = {
  broken: {
    account: keyedAccount({
      usagePlans: [{ id: 'plan1', name: 'partners', apiStages: [{ apiId: ids.apiId, stage: 'test' }] }],
    }),
    request: keyedRequest(),
    symptom: forbidden,
  },
  healthy: { account: keyedAccount(), request: keyedRequest() },
  companions: { 'api-key-not-in-plan': 'where the plans may not be read, only that the key may be in none is known' },
};
