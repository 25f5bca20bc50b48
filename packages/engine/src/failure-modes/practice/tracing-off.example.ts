import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (tracingEnabled: boolean) => restAccount({ stage: { tracingEnabled } });

/** A stage as it is created. */
export const tracingOffExample: Example = {
  broken: { account: account(false), request: publicRequest() },
  healthy: { account: account(true), request: publicRequest() },
};
