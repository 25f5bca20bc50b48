import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** The OPTIONS method maps no headers. */
export const corsHeadersMissingOnOptionsExample: Example = {
  broken: {
    account: restAccount({
      resources: {
        '/orders': {
          POST: mappedMethod('POST', page),
          OPTIONS: mockOptions({ 'Allow-Origin': '', 'Allow-Methods': '', 'Allow-Headers': '' }),
        },
      },
    }),
    request: pageRequest(),
    symptom: { kind: 'blocked-by-browser', status: 200, console: chromeLine(missingLine, true) },
    transcript: answered(
      preflightReply({
        'Access-Control-Allow-Origin': '',
        'Access-Control-Allow-Methods': '',
        'Access-Control-Allow-Headers': '',
      }),
    ),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
