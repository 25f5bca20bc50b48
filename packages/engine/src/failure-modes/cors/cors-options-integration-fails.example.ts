import type { Example } from '../../testing/example.ts';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';

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
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
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
    },
  ],
};
