import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const target = `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`;
const accountWith = (domainNameStatus: string) =>
  restAccount({
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: target,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus,
        },
      ],
      basePathMappings: { 'api.example.com': [{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }] },
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

/** The name waits for a proof of ownership that nobody gave. */
export const domainCertificateUnusableExample: Example = {
  broken: {
    account: accountWith('PENDING_OWNERSHIP_VERIFICATION'),
    request,
    symptom: { kind: 'no-connection', body: 'SSL routines: tlsv1 alert handshake failure' },
  },
  healthy: { account: accountWith('UPDATING'), request },
};
