import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { missingToken, refusedPreflight, soundTranscript } from './cors-transcripts.ts';

/** CORS was enabled on the parent only. */
export const corsConfiguredOnWrongResourceExample: Example = {
  broken: {
    account: restAccount({
      resources: { '/': { OPTIONS: mockOptions() }, '/orders': { POST: mappedMethod('POST', page) } },
    }),
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
