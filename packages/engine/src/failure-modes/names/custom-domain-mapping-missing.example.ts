import type { BasePathMapping } from '@gatescope/shared';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const target = `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`;
const accountWith = (mappings: BasePathMapping[]) =>
  restAccount({
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: target,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus: 'AVAILABLE',
        },
      ],
      basePathMappings: { 'api.example.com': mappings },
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
const request = publicRequest({ url: 'https://api.example.com/orders' });

/** The domain name and its record were made, the mapping was not. */
export const customDomainMappingMissingExample: Example = {
  broken: {
    account: accountWith([]),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account: accountWith([{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }]), request },
};
