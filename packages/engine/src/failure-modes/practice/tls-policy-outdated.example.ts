import type { Example } from '../../testing/example.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (securityPolicy: string) =>
  restAccount({
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: `d-abcde12345.execute-api.${ids.region}.amazonaws.com`,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus: 'AVAILABLE',
          securityPolicy,
        },
      ],
      basePathMappings: { 'api.example.com': [{ basePath: 'orders', restApiId: ids.apiId, stage: ids.stage }] },
    },
  });

/** A domain from the time when TLS 1.0 was the default. */
export const tlsPolicyOutdatedExample: Example = {
  broken: { account: account('TLS_1_0'), request: publicRequest() },
  healthy: { account: account('TLS_1_2'), request: publicRequest() },
};
