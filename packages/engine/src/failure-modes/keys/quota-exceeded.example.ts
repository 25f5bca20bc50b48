import type { Example } from '../../testing/example.ts';
import { ids } from '../../testing/build-account.ts';
import { keyedAccount, keyedRequest } from './keyed-account.ts';

const account = (used: number) =>
  keyedAccount({
    usagePlans: [
      {
        id: 'plan1',
        name: 'free',
        apiStages: [{ apiId: ids.apiId, stage: ids.stage }],
        quota: { limit: 500, offset: 0, period: 'DAY' },
      },
    ],
    usage: {
      plan1: {
        usagePlanId: 'plan1',
        startDate: '2024-03-19',
        endDate: '2024-03-19',
        items: { key1: [[used, 500 - used]] },
      },
    },
  });

/** The key has used its daily quota. */
export const quotaExceededExample: Example = {
  broken: {
    account: account(500),
    request: keyedRequest(),
    symptom: {
      kind: 'refused',
      status: 429,
      body: '{"message":"Limit Exceeded"}',
      headers: { 'x-amzn-ErrorType': 'LimitExceededException' },
    },
  },
  healthy: { account: account(37), request: keyedRequest() },
};
