import type { Example } from '../../testing/example.ts';
import { forbidden, keyedAccount, keyedRequest } from './keyed-account.ts';

/** The API takes keys from an authorizer, and the method has none. */
export const apiKeySourceAuthorizerExample: Example = {
  broken: {
    account: keyedAccount({}, { restApi: { apiKeySource: 'AUTHORIZER' } }),
    request: keyedRequest(),
    symptom: forbidden,
  },
  healthy: { account: keyedAccount(), request: keyedRequest() },
  companions: { 'api-key-not-in-plan': 'where the plans may not be read, the key may be in none' },
};
