import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const target = `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`;
const account = restAccount({
  restApi: { disableExecuteApiEndpoint: true },
  parts: {
    domainNames: [
      {
        domainName: 'api.example.com',
        regionalDomainName: target,
        endpointConfiguration: { types: ['REGIONAL'] },
        domainNameStatus: 'AVAILABLE',
      },
    ],
    basePathMappings: { 'api.example.com': [{ basePath: 'shop', restApiId: ids.apiId, stage: ids.stage }] },
    dnsRecords: [
      {
        Name: 'api.example.com.',
        Type: 'A',
        AliasTarget: { DNSName: `${target}.` },
        HostedZone: { PrivateZone: false },
      },
    ],
  },
});

/** A client kept the default host after the API moved to a custom domain name. */
export const defaultEndpointDisabledExample: Example = {
  broken: {
    account,
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account, request: publicRequest({ url: 'https://api.example.com/shop/orders' }) },
};
