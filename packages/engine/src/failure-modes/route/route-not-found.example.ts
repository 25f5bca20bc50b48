import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount({
  resources: { '/orders': { GET: proxyMethod('GET') }, '/orders/{id}': { GET: proxyMethod('GET') } },
});

/** A caller writes the resource in another case than it was created. */
export const routeNotFoundExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('/Orders/17?expand=lines') }),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
    },
  },
  healthy: { account, request: publicRequest({ url: invokeUrl('/orders/17?expand=lines') }) },
};
