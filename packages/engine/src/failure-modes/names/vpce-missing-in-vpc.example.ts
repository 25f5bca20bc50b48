import { apiArn, ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const options = {
  policy: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: apiArn(),
      Condition: { StringEquals: { 'aws:SourceVpc': ids.vpcId } },
    },
  ],
};

/** The caller's VPC was never given an endpoint for execute-api. */
export const vpceMissingInVpcExample: Example = {
  broken: {
    account: privateAccount({ ...options, parts: { vpcEndpoints: [], dnsRecords: [] } }),
    request: vpcRequest({ sourceVpceId: null }),
    symptom: {
      kind: 'no-connection',
      body: `getaddrinfo ENOTFOUND ${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  healthy: {
    account: privateAccount({ ...options, parts: { dnsRecords: [] } }),
    request: vpcRequest({ sourceVpceId: null }),
  },
};
