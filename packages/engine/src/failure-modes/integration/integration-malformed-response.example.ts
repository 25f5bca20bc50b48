import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount();

/** The function answers with an object where text is due. */
export const integrationMalformedResponseExample: Example = {
  broken: {
    account,
    request: publicRequest(),
    symptom: {
      kind: 'failed',
      status: 502,
      body: '{"message": "Internal server error"}',
      expected: 'What the function returns: {"statusCode": 200, "body": {"total": 3}}',
    },
  },
  healthy: { account, request: publicRequest() },
};
