import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';
import { domainName, privateDomainAccount } from './private-domain-account.ts';

const accountWith = (vpcEndpointIds: string[]) =>
  privateAccount(
    { restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds } } },
    { PrivateDnsEnabled: false },
  );
const request = vpcRequest({
  url: `https://${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
});

/** The alias of an endpoint is called that was never associated with the API. */
export const vpceNotAssociatedExample: Example = {
  broken: {
    account: accountWith(['vpce-0a1b2c3d4e5f60099']),
    request,
    symptom: {
      kind: 'no-connection',
      body: `curl: (6) Could not resolve host: ${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com`,
    },
  },
  healthy: { account: accountWith([ids.vpceId]), request },
  alsoBroken: [
    {
      account: privateDomainAccount({ associated: ['vpce-0a1b2c3d4e5f60099'] }),
      request: vpcRequest({ url: `https://${domainName}/orders` }),
      symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
    },
  ],
};
