import type { Example } from '../../testing/example.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const name = 'api.example.com';
const account = restAccount({
  resources: { '/': { ANY: proxyMethod('ANY') }, '/{proxy+}': { ANY: proxyMethod('ANY') } },
  parts: {
    domainNames: [
      {
        domainName: name,
        regionalDomainName: `d-abcde12345.execute-api.${ids.region}.amazonaws.com`,
        regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
        regionalCertificateArn: `arn:aws:acm:${ids.region}:${ids.accountId}:certificate/00000000-0000-0000-0000-000000000000`,
        endpointConfiguration: { types: ['REGIONAL'] },
        domainNameStatus: 'AVAILABLE',
        securityPolicy: 'TLS_1_2',
      },
    ],
    basePathMappings: { [name]: [{ basePath: 'v1', restApiId: ids.apiId, stage: ids.stage }] },
    dnsRecords: [
      {
        Name: `${name}.`,
        Type: 'A',
        AliasTarget: {
          DNSName: `d-abcde12345.execute-api.${ids.region}.amazonaws.com.`,
          HostedZoneId: 'Z1UJRXOUMOOFQ8',
          EvaluateTargetHealth: false,
        },
        HostedZone: { PrivateZone: false },
      },
    ],
  },
});
const request = publicRequest({ url: `https://${name}/v1/health` });

/** A framework behind a base path mapping answers 404 to the prefixed path; a router that knows the prefix does not. */
export const prefixForwardedToBackendExample: Example = {
  broken: {
    account,
    request,
    symptom: {
      kind: 'refused',
      status: 404,
      body: 'Cannot GET /v1/health',
      headers: { 'x-amzn-requestid': '340e3b35-6e69-4827-ae98-cc92fc6f82a7' },
    },
  },
  healthy: { account, request },
  companions: { 'answer-from-backend': 'the 404 is the answer of the backend' },
};
