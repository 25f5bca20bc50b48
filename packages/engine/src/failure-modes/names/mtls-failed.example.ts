import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const target = `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`;
const account = restAccount({
  restApi: { disableExecuteApiEndpoint: true },
  parts: {
    domainNames: [
      {
        domainName: 'mtls.example.com',
        regionalDomainName: target,
        endpointConfiguration: { types: ['REGIONAL'] },
        domainNameStatus: 'AVAILABLE',
        securityPolicy: 'TLS_1_2',
        mutualTlsAuthentication: { truststoreUri: 's3://example-truststore/truststore.pem', truststoreVersion: '1' },
      },
    ],
    basePathMappings: { 'mtls.example.com': [{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }] },
    dnsRecords: [
      {
        Name: 'mtls.example.com.',
        Type: 'A',
        AliasTarget: { DNSName: `${target}.` },
        HostedZone: { PrivateZone: false },
      },
    ],
  },
});
const withCertificate = (notAfter: string) =>
  publicRequest({
    url: 'https://mtls.example.com/orders',
    clientCertificate: { subject: 'CN=partner-7', issuer: 'CN=Partner CA', notAfter },
  });

/** A partner's certificate ran out. */
export const mtlsFailedExample: Example = {
  broken: {
    account,
    request: withCertificate('2024-01-31T23:59:59.000Z'),
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: { account, request: withCertificate('2030-01-31T23:59:59.000Z') },
};
