import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (host: string) =>
  restAccount({
    resources: {
      '/orders': {
        GET: proxyMethod('GET', {
          methodIntegration: {
            type: 'HTTP_PROXY',
            httpMethod: 'GET',
            uri: `http://${host}/orders`,
            connectionType: 'INTERNET',
            timeoutInMillis: 29_000,
          },
        }),
      },
    },
  });

/** The backend's private address is called over the internet. */
export const integrationEndpointUnreachableExample: Example = {
  broken: {
    account: account('10.0.4.17'),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 504, body: '{"message": "Network error communicating with endpoint"}' },
  },
  healthy: { account: account('orders.example.com'), request: publicRequest() },
};
