import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const parts = networkParts({
  State: 'failed',
  LastError: { Code: 'InsufficientFreeAddressesInSubnet', Message: 'The subnet has no free addresses.' },
  NetworkInterfaceIds: [],
});
const subnets = (parts.subnets ?? []).map((subnet) => ({ ...subnet, AvailableIpAddressCount: 0 }));

/** The endpoint's subnets had no address left when it was made. */
export const vpceSubnetIneligibleExample: Example = {
  broken: {
    account: privateAccount({ parts: { ...parts, subnets, dnsRecords: [] } }),
    request: vpcRequest(),
    symptom: {
      kind: 'no-connection',
      body: `getaddrinfo ENOTFOUND ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  // An endpoint that has its interfaces does not mind that the subnets filled up since.
  healthy: {
    account: privateAccount({ parts: { ...networkParts(), subnets, dnsRecords: [] } }),
    request: vpcRequest(),
  },
  companions: { 'vpce-not-available': 'A failed endpoint is not available either, once the subnets cannot be read.' },
};
