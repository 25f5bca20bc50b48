import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const proxy = { '/': { ANY: proxyMethod('ANY') }, '/{proxy+}': { ANY: proxyMethod('ANY') } };
const request = publicRequest({ url: invokeUrl('/orders') });

/** Everything goes through one greedy resource. */
export const proxyOnlyRoutingExample: Example = {
  broken: { account: restAccount({ resources: proxy }), request },
  healthy: { account: restAccount({ resources: { ...proxy, '/orders': { GET: proxyMethod('GET') } } }), request },
};
