import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (dataTraceEnabled: boolean) =>
  restAccount({ stage: { methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled } } } });

/** Tracing of bodies was left on. */
export const dataTraceEnabledExample: Example = {
  broken: { account: account(true), request: publicRequest() },
  healthy: { account: account(false), request: publicRequest() },
};
