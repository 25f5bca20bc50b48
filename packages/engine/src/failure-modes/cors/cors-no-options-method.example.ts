import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { missingToken, refusedPreflight, soundTranscript } from './cors-transcripts.ts';

/** POST with JSON from a page, and no OPTIONS anywhere. */
export const corsNoOptionsMethodExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page) } } }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      console: chromeLine(missingLine, true),
    },
    transcript: refusedPreflight(missingToken),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
