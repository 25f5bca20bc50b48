import { defaultEndpointOpenV2 } from '../v2/default-endpoint-open.ts';
import { withV2 } from '../v2/with-v2.ts';
import { domainsOf, inWords, namesIn, restApiOf } from './rest-parts.ts';

/**
 * Whoever knows the API's id goes around the custom domain, its mutual TLS and what stands in front of it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
 */
export const defaultEndpointOpenBesideCustomDomain = withV2(defaultEndpointOpenV2, {
  id: 'default-endpoint-open-beside-custom-domain',
  title: 'Default endpoint stays open beside the custom domain',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi', '/account/domainNames'],
  check: (context) => {
    const api = restApiOf(context);
    const names = domainsOf(context).map(({ value }) => value.domainName);
    const isPrivate = api?.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
    if (!api || isPrivate || api.disableExecuteApiEndpoint === true || names.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: [
        {
          label: 'Default endpoint',
          pointer: '/api/restApi',
          observed: `disableExecuteApiEndpoint: ${String(api.disableExecuteApiEndpoint ?? false)}`,
          expected: 'true',
        },
        ...domainsOf(context).map(({ value, pointer }) => ({
          label: 'Custom domain',
          pointer,
          observed: value.domainName,
        })),
      ],
      detail: { names },
    };
  },
  explain: ({ detail }) => ({
    summary: `The API can be called at its execute-api host too, around ${inWords(namesIn(detail['names']))}.`,
    explanation:
      'A custom domain does not replace the default host, it stands beside it. Mutual TLS, a CDN or a firewall in front of the domain do not guard the other way in.',
  }),
  fixes: () => [
    {
      id: 'disable-default-endpoint',
      title: 'Disable the default endpoint',
      change: {
        kind: 'patch',
        operations: [{ op: 'set', path: '/api/restApi/value/disableExecuteApiEndpoint', value: true }],
      },
      risk: 'needs-review',
      notes: [
        'Everybody who still calls the execute-api host gets 403 Forbidden.',
        'Takes effect when a stage is updated or the API is deployed.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read disableExecuteApiEndpoint with apigateway get-rest-api.',
  why: 'The default endpoint is on for every API until it is switched off.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
      proves: 'Clients can go around a custom domain until the default endpoint is disabled.',
    },
  ],
});
