import type { Example } from '../../testing/example.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (cloudwatchRoleArn: string | undefined) =>
  restAccount({
    parts: {
      getAccount: {
        throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
        ...(cloudwatchRoleArn ? { cloudwatchRoleArn } : {}),
      },
    },
  });

/** Logging is switched on in a Region where the account has no role for it. */
export const loggingRoleMissingExample: Example = {
  broken: {
    account: account(undefined),
    request: null,
    symptom: {
      kind: 'setup-failed',
      managementCall: 'UpdateStage',
      status: 400,
      body: '{"message":"CloudWatch Logs role ARN must be set in account settings to enable logging"}',
    },
  },
  healthy: { account: account(`arn:aws:iam::${ids.accountId}:role/apigw-logs`), request: publicRequest() },
};
