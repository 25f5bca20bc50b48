import type { Example } from '../../testing/example.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (host: string) =>
  restAccount({
    resources: {
      '/orders': {
        GET: proxyMethod('GET', {
          methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: `https://${host}/prod/orders` },
        }),
      },
    },
  });

/** The orders are fetched from another API of the same Region. */
export const gatewayBetweenFunctionsExample: Example = {
  broken: { account: account(`z9y8x7w6v5.execute-api.${ids.region}.amazonaws.com`), request: publicRequest() },
  healthy: { account: account('orders.example.com'), request: publicRequest() },
};
