import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (Timeout: number) => restAccount({ parts: { lambdaFunctions: { orders: { Timeout } } } });

/** A function with the default limit of 3 s is asked for work that takes longer. */
export const integrationTimeoutExample: Example = {
  broken: {
    account: account(3),
    request: publicRequest(),
    symptom: {
      kind: 'failed',
      status: 502,
      body: '{"message": "Internal server error"}',
      expected: 'The report takes about eight seconds; the caller should get it.',
    },
  },
  healthy: { account: account(20), request: publicRequest() },
  companions: {
    'integration-malformed-response':
      'a function that throws shows the same 502; the log of the function tells them apart',
  },
};
