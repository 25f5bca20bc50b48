import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, orderReply, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** OPTIONS is right, the real response maps nothing. */
export const corsMethodResponseMissingHeadersExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST'), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    symptom: { kind: 'blocked-by-browser', status: 200, console: chromeLine(missingLine) },
    transcript: answered(preflightReply(), orderReply()),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
