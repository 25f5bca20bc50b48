import { apiV2Of, domainsV2Of } from './practice-parts.ts';
import type { V2Part } from './with-v2.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html */
export const defaultEndpointOpenV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/api', '/account/apiMappings/*'],
  check: (context) => {
    const api = apiV2Of(context);
    const domains = domainsV2Of(context);
    if (!api || api.DisableExecuteApiEndpoint === true || domains.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: [
        {
          label: 'Default endpoint',
          pointer: '/api/api',
          observed: `DisableExecuteApiEndpoint: ${String(api.DisableExecuteApiEndpoint ?? false)}`,
          expected: 'true',
        },
        ...domains.map(({ value, pointer }) => ({ label: 'Custom domain', pointer, observed: value })),
      ],
      detail: { names: domains.map(({ value }) => value) },
    };
  },
  fixes: () => [
    {
      id: 'disable-default-endpoint',
      title: 'Disable the default endpoint',
      change: {
        kind: 'patch',
        operations: [{ op: 'set', path: '/api/api/value/DisableExecuteApiEndpoint', value: true }],
      },
      risk: 'needs-review',
      notes: [
        'Everybody who still calls the execute-api host is refused.',
        'Takes effect when the API is deployed; a stage with automatic deployment does so at once.',
      ],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
      proves: 'The default endpoint of HTTP APIs can be disabled too.',
    },
  ],
};
