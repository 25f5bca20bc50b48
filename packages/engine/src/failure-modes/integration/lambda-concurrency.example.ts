import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const policy = {
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: '*',
    },
  ],
};
const account = (reserved: number) =>
  restAccount({
    parts: { lambdaFunctions: { orders: { Timeout: 10, policy, ReservedConcurrentExecutions: reserved } } },
  });

/** The function was switched off with a reserved concurrency of 0. */
export const lambdaConcurrencyExample: Example = {
  broken: {
    account: account(0),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account(50), request: publicRequest() },
};
