import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { chainAccount, linked } from '../../testing/build-chain.ts';

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

/** A name of one's own leads through the VPC link to an endpoint, whose certificate does not carry it. */
const foreignName = {
  account: chainAccount({ integration: linked('https://stock.example.com/prod/orders') }),
  request: publicRequest(),
  symptom: { kind: 'failed' as const, status: 500, body: '{"message": "Internal server error"}' },
};

/** The backend's private address is called over the internet. */
export const integrationEndpointUnreachableExample: Example = {
  broken: {
    account: account('10.0.4.17'),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 504, body: '{"message": "Network error communicating with endpoint"}' },
  },
  alsoBroken: [foreignName],
  healthy: { account: account('orders.example.com'), request: publicRequest() },
};
