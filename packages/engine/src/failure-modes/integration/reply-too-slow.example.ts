import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { callersReply } from './own-reply-scenario.ts';

const request = publicRequest();
const observations = [callersReply({ cut: 'time', body: '{"orders":[' })];

/** A proxy on the way hands the body on byte by byte; the client gives up. */
export const replyTooSlowExample: Example = {
  broken: { account: restAccount(), request, symptom: { kind: 'failed' }, observations },
  alsoBroken: [
    {
      account: restAccount(),
      request,
      symptom: { kind: 'failed', body: 'Read timed out. (read timeout=30)' },
      observations,
    },
  ],
  // The same drip where it is meant: the integration streams.
  healthy: {
    account: restAccount({
      resources: {
        '/orders': {
          GET: proxyMethod('GET', {
            methodIntegration: {
              type: 'HTTP_PROXY',
              httpMethod: 'GET',
              uri: 'https://backend.example.com/orders',
              responseTransferMode: 'STREAM',
            },
          }),
        },
      },
    }),
    request,
    observations,
  },
};
