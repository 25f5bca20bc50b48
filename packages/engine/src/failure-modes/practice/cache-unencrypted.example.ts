import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (cacheDataEncrypted: boolean) =>
  restAccount({
    stage: {
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      cacheClusterStatus: 'AVAILABLE',
      methodSettings: { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 300, cacheDataEncrypted } },
    },
  });

/** A cache is on, its encryption is not. */
export const cacheUnencryptedExample: Example = {
  broken: { account: account(false), request: publicRequest() },
  healthy: { account: account(true), request: publicRequest() },
};
