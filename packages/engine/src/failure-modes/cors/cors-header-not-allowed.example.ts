import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, preflightReply, readableReply } from './cors-transcripts.ts';

/** A custom header came later than the list. */
export const corsHeaderNotAllowedExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest({ headers: { 'Content-Type': 'application/json', 'X-Trace': '1' } }),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      console: chromeLine(
        'Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.',
      ),
    },
    transcript: answered(preflightReply()),
  },
  healthy: {
    account: restAccount({
      resources: {
        '/orders': {
          POST: mappedMethod('POST', page),
          OPTIONS: mockOptions({ 'Allow-Headers': 'Content-Type,X-Trace' }),
        },
      },
    }),
    request: pageRequest({ headers: { 'Content-Type': 'application/json', 'X-Trace': '1' } }),
    transcript: answered(preflightReply({ 'Access-Control-Allow-Headers': 'Content-Type,X-Trace' }), readableReply),
  },
};
