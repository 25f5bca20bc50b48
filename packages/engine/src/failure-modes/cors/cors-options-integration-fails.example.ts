import type { Example } from '../../testing/example.ts';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { answered, gatewayError, refusedPreflight, soundTranscript } from './cors-transcripts.ts';

/** Every content type is binary, so the mock has no template to apply. */
export const corsOptionsIntegrationFailsExample: Example = {
  broken: {
    account: restAccount({
      restApi: { binaryMediaTypes: ['*/*'] },
      resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } },
    }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 500,
      body: '{"message": "Internal server error"}',
      console: chromeLine(missingLine, true),
    },
    transcript: refusedPreflight(
      gatewayError(500, { type: 'InternalServerErrorException', message: 'Internal server error' }),
    ),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
  alsoBroken: [
    {
      account: restAccount({ resources: { '/orders': { ANY: proxyMethod('ANY') } } }),
      request: pageRequest(),
      symptom: {
        kind: 'blocked-by-browser',
        status: 405,
        headers: { 'access-control-allow-origin': page, 'x-amzn-requestid': 'r' },
        console: chromeLine('It does not have HTTP ok status.', true),
      },
      transcript: answered({ status: 405, headers: { 'Access-Control-Allow-Origin': page, Allow: 'POST' } }),
    },
  ],
};
