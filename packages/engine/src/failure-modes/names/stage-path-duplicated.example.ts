import { invokeUrl, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = restAccount();

/** A client appends the stage to a base URL that already ends in it. */
export const stagePathDuplicatedExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('/prod/orders?limit=5') }),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
    },
  },
  healthy: { account, request: publicRequest({ url: invokeUrl('/orders?limit=5') }) },
};
