import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, preflightReply, readableReply } from './cors-transcripts.ts';

/** Cookies are sent, every origin is allowed. */
export const corsCredentialsWithWildcardExample: Example = {
  broken: {
    account: restAccount({
      resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions({ 'Allow-Origin': '*' }) } },
    }),
    request: pageRequest({ credentials: 'include' }),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      console: chromeLine(
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        true,
      ),
    },
    transcript: answered(preflightReply({ 'Access-Control-Allow-Origin': '*' })),
  },
  healthy: {
    account: restAccount({
      resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions({ 'Allow-Origin': '*' }) } },
    }),
    request: pageRequest({ credentials: 'omit' }),
    transcript: answered(preflightReply({ 'Access-Control-Allow-Origin': '*' }), readableReply),
  },
};
