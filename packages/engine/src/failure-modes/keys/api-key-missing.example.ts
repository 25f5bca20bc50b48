import type { Example } from '../../testing/example.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { forbidden, keyedAccount, keyedRequest } from './keyed-account.ts';

/** The key travels in a header that API Gateway does not read. */
export const apiKeyMissingExample: Example = {
  broken: { account: keyedAccount(), request: publicRequest({ headers: { 'Api-Key': '<key>' } }), symptom: forbidden },
  healthy: { account: keyedAccount(), request: keyedRequest() },
};
