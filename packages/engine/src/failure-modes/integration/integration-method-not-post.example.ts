import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (httpMethod: string) => {
  const base = proxyMethod('GET');
  return restAccount({
    resources: { '/orders': { GET: { ...base, methodIntegration: { ...base.methodIntegration, httpMethod } } } },
  });
};

/** The integration repeats the verb of the method. */
export const integrationMethodNotPostExample: Example = {
  broken: {
    account: account('GET'),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account('POST'), request: publicRequest() },
};
