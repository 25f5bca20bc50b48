import { browserGate } from '../browser.ts';
import type { Gate } from '../gate.ts';
import { corsConfigurationOf } from './cors-configuration.ts';

/**
 * The same as for REST APIs. Whether API Gateway's own errors carry the headers of the CORS configuration is not
 * documented, so they are not judged where there is one.
 */
export const httpBrowserGate: Gate = {
  ...browserGate,
  run: (context) => {
    const { v2, refusal } = context.journey;
    if (v2 && refusal && corsConfigurationOf(context, v2)) return { outcome: 'skipped' };
    const answer = browserGate.run(context);
    // Who should have written the headers, the API or its backend, stands in the configuration that could not be read.
    return !v2 && !refusal && answer.outcome === 'stopped' ? { ...answer, outcome: 'unknown', missing: [] } : answer;
  },
};
