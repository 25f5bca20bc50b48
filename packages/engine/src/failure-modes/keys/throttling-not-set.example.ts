import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

/** A stage with default settings, and one that has a throttle. */
export const throttlingNotSetExample: Example = {
  broken: { account: restAccount(), request: publicRequest() },
  healthy: {
    account: restAccount({
      stage: { methodSettings: { '*/*': { throttlingRateLimit: 100, throttlingBurstLimit: 200 } } },
    }),
    request: publicRequest(),
  },
};
