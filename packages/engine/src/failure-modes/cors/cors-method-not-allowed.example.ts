import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, preflightReply, readableReply } from './cors-transcripts.ts';

/** PUT came later than the list. */
export const corsMethodNotAllowedExample: Example = {
  broken: {
    account: restAccount({
      resources: {
        '/orders': { PUT: mappedMethod('PUT', page), OPTIONS: mockOptions({ 'Allow-Methods': 'GET,OPTIONS' }) },
      },
    }),
    request: pageRequest({ method: 'PUT' }),
    symptom: {
      kind: 'blocked-by-browser',
      status: 200,
      console: chromeLine('Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.'),
    },
    transcript: answered(preflightReply({ 'Access-Control-Allow-Methods': 'GET,OPTIONS' })),
  },
  healthy: {
    account: restAccount({
      resources: {
        '/orders': { PUT: mappedMethod('PUT', page), OPTIONS: mockOptions({ 'Allow-Methods': 'GET,PUT,OPTIONS' }) },
      },
    }),
    request: pageRequest({ method: 'PUT' }),
    transcript: answered(preflightReply({ 'Access-Control-Allow-Methods': 'GET,PUT,OPTIONS' }), readableReply),
  },
};
