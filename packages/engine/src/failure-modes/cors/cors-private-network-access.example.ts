import type { Example } from '../../testing/example.ts';
import { ids, privateAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { soundTranscript } from './cors-transcripts.ts';

/** A public page calls a name that resolves to the endpoint. */
export const corsPrivateNetworkAccessExample: Example = {
  broken: {
    account: privateAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest({
      sourceVpcId: ids.vpcId,
      sourceVpceId: ids.vpceId,
      sourceSubnetId: ids.subnetId,
      sourceIp: '10.0.1.50',
    }),
    symptom: {
      kind: 'blocked-by-browser',
      status: null,
      console: chromeLine('Permission was denied for this request to access the `local` address space.'),
    },
    transcript: { source: 'https://developer.chrome.com/blog/local-network-access', hops: [] },
  },
  healthy: {
    account: privateAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest({
      sourceVpcId: ids.vpcId,
      sourceVpceId: ids.vpceId,
      sourceSubnetId: ids.subnetId,
      sourceIp: '10.0.1.50',
    }),
    transcript: soundTranscript,
  },
};
