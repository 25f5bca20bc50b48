import type { Example } from '../../testing/example.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { cachedAccount } from './cached-account.ts';

/** A browser reload sends max-age=0 where unauthorized callers are to fail. */
export const cacheInvalidationDeniedExample: Example = {
  broken: {
    account: cachedAccount({ unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' }),
    request: publicRequest({ headers: { 'Cache-Control': 'max-age=0' } }),
    symptom: { kind: 'refused', status: 403 },
  },
  healthy: { account: cachedAccount(), request: publicRequest({ headers: { 'Cache-Control': 'max-age=0' } }) },
};
