import type { Example } from '../../testing/example.ts';
import { ids, invokeUrl, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (disableExecuteApiEndpoint: boolean) =>
  restAccount({
    restApi: { disableExecuteApiEndpoint },
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: `d-abcde12345.execute-api.${ids.region}.amazonaws.com`,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus: 'AVAILABLE',
          securityPolicy: 'TLS_1_2',
        },
      ],
      basePathMappings: { 'api.example.com': [{ basePath: 'shop', restApiId: ids.apiId, stage: ids.stage }] },
    },
  });
const request = (url: string) => publicRequest({ url });

/** The domain has a mapping, and the default host answers as well. */
export const defaultEndpointOpenBesideCustomDomainExample: Example = {
  broken: { account: account(false), request: request(invokeUrl()) },
  healthy: { account: account(true), request: request('https://api.example.com/shop/orders') },
};
