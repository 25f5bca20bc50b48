import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const parts = { ...networkParts(), dnsRecords: [] };
const vpcs = (parts.vpcs ?? []).map((vpc) => ({ ...vpc, enableDnsHostnames: false }));

/** DNS hostnames of the VPC were turned off after the endpoint was made. */
export const vpcDnsAttributesDisabledExample: Example = {
  broken: {
    account: privateAccount({ parts: { ...parts, vpcs } }),
    request: vpcRequest(),
    symptom: {
      kind: 'no-connection',
      body: `Could not resolve host: ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  healthy: { account: privateAccount({ parts }), request: vpcRequest() },
};
