import { ids, invokeUrl, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';
import { wrongInvokeUrlVariants } from './wrong-invoke-url-variants.ts';

const account = restAccount();

/** The scheme was left out of an output, and the client took http. */
export const wrongInvokeUrlExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl().replace('https:', 'http:') }),
    symptom: {
      kind: 'no-connection',
      body: `Failed to connect to ${ids.apiId}.execute-api.${ids.region}.amazonaws.com port 80: Connection refused`,
    },
  },
  healthy: { account, request: publicRequest() },
  alsoBroken: Object.values(wrongInvokeUrlVariants),
};
