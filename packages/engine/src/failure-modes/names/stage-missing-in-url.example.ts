import { invokeUrl, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = restAccount();

/** The base URL was taken without its stage. */
export const stageMissingInUrlExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('', 'orders') }),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account, request: publicRequest({ url: invokeUrl('/orders') }) },
};
