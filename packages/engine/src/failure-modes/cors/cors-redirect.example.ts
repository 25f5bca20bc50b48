import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, restAccount } from '../../testing/build-account.ts';
import { mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { gatewayError, preflightReply, soundTranscript } from './cors-transcripts.ts';

/** The framework adds a trailing slash by redirect. */
export const corsRedirectExample: Example = {
  broken: {
    account: restAccount({ resources: { '/{proxy+}': { ANY: proxyMethod('ANY') } } }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 403,
      body: '{"message":"Forbidden"}',
      console: `Access to fetch at 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/orders/' (redirected from '${invokeUrl('/orders')}') from origin '${page}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: ${missingLine}`,
    },
    transcript: {
      source: 'https://www.starlette.io/routing/',
      hops: [
        {
          preflight: preflightReply({ 'Access-Control-Allow-Methods': 'POST, OPTIONS' }),
          actual: { status: 307, headers: { Location: '/orders/', 'Access-Control-Allow-Origin': page } },
        },
        { preflight: gatewayError(403, { type: 'ForbiddenException', message: 'Forbidden' }) },
      ],
    },
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
