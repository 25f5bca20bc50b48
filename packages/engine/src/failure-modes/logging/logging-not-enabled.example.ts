import type { Example } from '../../testing/example.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (isLogged: boolean) =>
  restAccount({
    stage: isLogged
      ? {
          methodSettings: { '*/*': { loggingLevel: 'INFO' } },
          accessLogSettings: {
            destinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`,
            format: '{"id":"$context.requestId","type":"$context.error.responseType","status":"$context.status"}',
          },
        }
      : {},
    parts: { getAccount: { cloudwatchRoleArn: `arn:aws:iam::${ids.accountId}:role/apigw-logs` } },
  });

/** The log group exists, but the stage was never told to write. */
export const loggingNotEnabledExample: Example = {
  broken: { account: account(false), request: publicRequest(), symptom: { kind: 'no-logs', status: 200 } },
  healthy: { account: account(true), request: publicRequest() },
};
