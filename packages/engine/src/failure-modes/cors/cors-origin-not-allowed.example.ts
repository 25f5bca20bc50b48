import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** The origin of the former site is written down. */
export const corsOriginNotAllowedExample: Example = {
  broken: {
    account: restAccount({
      resources: {
        '/orders': {
          POST: mappedMethod('POST', page),
          OPTIONS: mockOptions({ 'Allow-Origin': 'https://old.example.com' }),
        },
      },
    }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      console: chromeLine(
        "The 'Access-Control-Allow-Origin' header has a value 'https://old.example.com' that is not equal to the supplied origin.",
        true,
      ),
    },
    transcript: answered(preflightReply({ 'Access-Control-Allow-Origin': 'https://old.example.com' })),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
