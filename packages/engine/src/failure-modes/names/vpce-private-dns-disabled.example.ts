import { ids, invokeUrl, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** The default host of a private API is called where the endpoint has private DNS off and no zone of one's own helps. */
export const vpcePrivateDnsDisabledExample: Example = {
  broken: {
    account: privateAccount({ parts: { dnsRecords: [] } }, { PrivateDnsEnabled: false }),
    request: vpcRequest(),
    symptom: {
      kind: 'no-connection',
      body: `curl: (6) Could not resolve host: ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  healthy: { account: privateAccount({ parts: { dnsRecords: [] } }), request: vpcRequest({ url: invokeUrl() }) },
};
