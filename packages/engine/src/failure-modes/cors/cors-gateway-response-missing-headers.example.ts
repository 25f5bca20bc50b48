import type { Example } from '../../testing/example.ts';
import { restAccount } from '../../testing/build-account.ts';
import {
  chromeLine,
  decoratedErrors,
  mappedMethod,
  missingLine,
  mockOptions,
  page,
  pageRequest,
} from './cors-example-parts.ts';
import { answered, gatewayError, preflightReply } from './cors-transcripts.ts';

/** The backend is too slow; the 504 carries no CORS headers, so the page only sees a CORS error. */
export const corsGatewayResponseMissingHeadersExample: Example = {
  broken: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 504,
      body: '{"message": "Endpoint request timed out"}',
      headers: { 'x-amzn-errortype': 'InternalServerErrorException' },
      console: chromeLine(missingLine),
    },
    transcript: answered(
      preflightReply(),
      gatewayError(504, { type: 'InternalServerErrorException', message: 'Endpoint request timed out' }),
    ),
  },
  healthy: {
    account: restAccount({
      resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } },
      parts: { gatewayResponses: decoratedErrors },
    }),
    request: pageRequest(),
    transcript: answered(
      preflightReply(),
      gatewayError(504, {
        type: 'InternalServerErrorException',
        message: 'Endpoint request timed out',
        headers: { 'Access-Control-Allow-Origin': page },
      }),
    ),
  },
  companions: { 'integration-timeout': 'the error that the browser hides' },
};
