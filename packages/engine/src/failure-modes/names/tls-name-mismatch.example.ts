import type { DnsRecord } from '@gatescope/shared';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const target = `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`;
const accountWith = (Value: string) => {
  const record: DnsRecord = {
    Name: 'api.example.com.',
    Type: 'CNAME',
    TTL: 300,
    ResourceRecords: [{ Value }],
    HostedZone: { PrivateZone: false },
  };
  return restAccount({
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: target,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus: 'AVAILABLE',
        },
      ],
      basePathMappings: { 'api.example.com': [{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }] },
      dnsRecords: [record],
    },
  });
};
const request = publicRequest({ url: 'https://api.example.com/orders' });

/** The record of the custom domain points at the API's default host instead of the domain's target. */
export const tlsNameMismatchExample: Example = {
  broken: {
    account: accountWith(`${ids.apiId}.execute-api.${ids.region}.amazonaws.com`),
    request,
    symptom: {
      kind: 'no-connection',
      body: "curl: (60) SSL: no alternative certificate subject name matches target host name 'api.example.com'",
    },
  },
  healthy: { account: accountWith(target), request },
};
