import { routesV2Of } from './practice-parts.ts';
import type { V2Part } from './with-v2.ts';

const isCatchAll = (routeKey: string): boolean => routeKey === '$default' || /^ANY \/\{[^}]+\+\}$/.test(routeKey);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
export const proxyOnlyRoutingV2: V2Part = {
  // Messages of a WebSocket API that nothing selects go to $default; that is no want of routes.
  apis: ['HTTP'],
  needs: ['/api/routes'],
  check: (context) => {
    const routes = routesV2Of(context).filter(({ value }) => !value.RouteKey.startsWith('OPTIONS '));
    const others = routes.filter(({ value }) => !isCatchAll(value.RouteKey) && value.RouteKey !== 'ANY /');
    const [first] = routes.filter(({ value }) => isCatchAll(value.RouteKey));
    if (!first || others.length > 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: routes.map(({ value, pointer }) => ({
        label: 'Route',
        pointer,
        observed: value.RouteKey,
        expected: 'routes of their own for what differs in authorization or load',
      })),
      detail: { path: first.value.RouteKey },
    };
  },
  explain: ({ detail }) => ({
    summary: `The API serves everything through the route ${String(detail['path'])}.`,
    explanation:
      'A single route is quick to set up, but API Gateway then knows one route only: authorization, throttles and metrics hold for all paths alike, and unknown paths reach the backend. Explicit routes beside it can have their own.',
  }),
  fixes: () => [
    {
      id: 'add-explicit-routes',
      title: 'Add routes for the paths that need their own authorization or throttle',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['A route that fits exactly takes precedence; the rest keeps going through the other one.'],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
      proves: 'Which route of an HTTP API takes a request.',
    },
  ],
};
