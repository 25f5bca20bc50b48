import { ids } from '../../../testing/build-account.ts';
import { httpAccount, httpRequest } from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const loggingScenarios: Scenarios = {
  'logging-not-enabled': {
    'an HTTP API without access logs': {
      broken: { account: httpAccount(), request: httpRequest(), symptom: { kind: 'no-logs', status: 200 } },
      healthy: {
        account: httpAccount({
          stage: {
            AccessLogSettings: {
              DestinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`,
              Format: '$context.requestId $context.status',
            },
          },
        }),
        request: httpRequest(),
      },
    },
  },
};
