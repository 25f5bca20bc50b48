import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (binaryMediaTypes: string[]) =>
  restAccount({ restApi: { binaryMediaTypes }, resources: { '/orders': { POST: proxyMethod('POST') } } });
const request = publicRequest({ method: 'POST', headers: { 'content-type': 'application/pdf' } });

/** PDF files are uploaded to an API that knows pictures only. */
export const binaryMediaTypesMissingExample: Example = {
  broken: { account: account(['image/png']), request, symptom: { kind: 'wrong-content', status: 200 } },
  healthy: { account: account(['image/png', 'application/pdf']), request },
};
