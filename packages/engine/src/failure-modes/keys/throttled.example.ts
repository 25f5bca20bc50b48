import type { Example } from '../../testing/example.ts';
import { ids } from '../../testing/build-account.ts';
import { keyedAccount, keyedRequest } from './keyed-account.ts';

const account = (throttle: { rateLimit: number; burstLimit: number }) =>
  keyedAccount({
    usagePlans: [{ id: 'plan1', name: 'partners', apiStages: [{ apiId: ids.apiId, stage: ids.stage }], throttle }],
  });

/** A plan with a rate of zero closes the API to its keys. */
export const throttledExample: Example = {
  broken: {
    account: account({ rateLimit: 0, burstLimit: 0 }),
    request: keyedRequest(),
    symptom: {
      kind: 'refused',
      status: 429,
      body: '{"message":"Too Many Requests"}',
      headers: { 'x-amzn-ErrorType': 'TooManyRequestsException' },
    },
  },
  alsoBroken: [
    {
      account: keyedAccount({
        usagePlans: [
          {
            id: 'plan1',
            name: 'partners',
            apiStages: [
              { apiId: ids.apiId, stage: ids.stage, throttle: { '/orders/GET': { rateLimit: 0, burstLimit: 0 } } },
            ],
          },
        ],
      }),
      request: keyedRequest(),
      symptom: { kind: 'refused', status: 429, body: '{"message":"Too Many Requests"}' },
    },
  ],
  healthy: { account: account({ rateLimit: 50, burstLimit: 100 }), request: keyedRequest() },
};
