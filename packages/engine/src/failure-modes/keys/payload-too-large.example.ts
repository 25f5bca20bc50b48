import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount({
  resources: { '/orders': { POST: proxyMethod('POST') } },
  restApi: { binaryMediaTypes: ['image/png'] },
});
const upload = (bodyBytes: number) =>
  publicRequest({ method: 'POST', headers: { 'Content-Type': 'image/png' }, bodyBytes });

/** A picture fits API Gateway's limit, but not the function's once it is base64. */
export const payloadTooLargeExample: Example = {
  broken: {
    account,
    request: upload(5_400_000),
    symptom: { kind: 'failed', status: 413, body: '{"message":"Request Too Long"}' },
  },
  healthy: { account, request: upload(4_000_000) },
};
