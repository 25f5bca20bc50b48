import type { Example } from '../../testing/example.ts';
import { invokeUrl, publicRequest } from '../../testing/build-account.ts';
import { cachedAccount, keyedMethod } from './cached-account.ts';

const request = publicRequest({ url: invokeUrl('/orders/17') });
const symptom = { kind: 'wrong-content', status: 200 } as const;

/** One order is asked for, another one comes back. */
export const cacheKeyIncompleteExample: Example = {
  broken: { account: cachedAccount(), request, symptom },
  healthy: { account: cachedAccount({}, keyedMethod(['method.request.path.id'])), request },
  companions: {
    'cache-stale': 'where the integration may not be read, an old entry of the cache is the nearest guess',
  },
};
