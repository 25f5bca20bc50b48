import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount({
  resources: { '/': { GET: proxyMethod('GET') }, '/alerts': { POST: proxyMethod('POST') } },
});

/** A POST-only resource is opened in the browser's address bar. */
export const methodNotFoundExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('/alerts') }),
    symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  healthy: { account, request: publicRequest({ method: 'POST', url: invokeUrl('/alerts') }) },
};
