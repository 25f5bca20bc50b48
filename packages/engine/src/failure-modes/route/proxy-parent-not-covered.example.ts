import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const proxy = proxyMethod('ANY', {
  requestParameters: { 'method.request.path.proxy': true },
  methodIntegration: {
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    uri: 'https://shop.example.com/{proxy}',
    connectionType: 'INTERNET',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  },
});
const account = restAccount({
  resources: { '/shop/{proxy+}': { ANY: proxy }, '/status': { GET: proxyMethod('GET') } },
});

/** The home page of a proxied site is called; only what lies below it is covered. */
export const proxyParentNotCoveredExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('/shop/') }),
    symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  healthy: { account, request: publicRequest({ url: invokeUrl('/shop/cart') }) },
};
