import type { ProposedFix } from '@gatescope/shared';
import { corsEvidence } from '../cors/cors-stops.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { findStop } from '../stop.ts';
import { routePointer, stepOf, withDeployment } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

/** The path that the open OPTIONS route needs: that of the route, or everything below `$default`. */
const optionsPath = (routeKey: string): string => /^\S+\s+(\/.*)$/.exec(routeKey)?.[1] ?? '/{proxy+}';

const addRoute = (context: CheckContext, { at }: Found): ProposedFix[] => {
  const route = stepOf(context, at)?.route;
  if (!route || route.routeKey.startsWith('OPTIONS ')) return [];
  const key = `OPTIONS ${optionsPath(route.routeKey)}`;
  const value = {
    RouteKey: key,
    AuthorizationType: 'NONE',
    ApiKeyRequired: false,
    ...(route.route.Target ? { Target: route.route.Target } : {}),
  };
  return [
    {
      id: 'add-options-route',
      title: `Add ${key} without authorization`,
      change: {
        kind: 'patch',
        operations: withDeployment(context, [{ op: 'append', path: '/api/routes/value', value }], at),
      },
      risk: 'safe',
      notes: [
        'A route for OPTIONS goes before ANY and $default. With a CORS configuration its reply gets the headers from there.',
        ...(key.endsWith('{proxy+}') ? ['The root path needs a route of its own: OPTIONS /.'] : []),
      ],
    },
  ];
};

const openRoute = (context: CheckContext, { at }: Found): ProposedFix[] => {
  const route = stepOf(context, at)?.route;
  if (!route?.savedPointer || !route.routeKey.startsWith('OPTIONS ')) return [];
  const operation = { op: 'set' as const, path: `${route.savedPointer}/AuthorizationType`, value: 'NONE' };
  return [
    {
      id: 'open-options',
      title: `Let ${route.routeKey} answer everybody`,
      change: { kind: 'patch', operations: withDeployment(context, [operation], at) },
      risk: 'safe',
      notes: ['OPTIONS returns only headers; the other routes stay protected.'],
    },
  ];
};

const listVerbs: ProposedFix = {
  id: 'list-verbs',
  title: 'Replace ANY by one route per verb that callers use',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['Without a route that takes OPTIONS, API Gateway answers preflights from the CORS configuration.'],
};

/**
 * ANY and `$default` take OPTIONS with their authorizer before API Gateway answers the preflight by itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export const corsOptionsRequiresAuthV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/routes', '/api/authorizers'],
  check: (context) => {
    const at = findStop(context.preflightStops, [
      'iam-unsigned',
      'authorizer-identity-missing',
      'authorizer-denies',
      'authorizer-misconfigured',
    ]);
    const route = at?.simulated.journey.v2?.route;
    if (!at || !route) return { verdict: 'clear' };
    const observed = `${route.routeKey} (${route.method.authorizationType})`;
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Route that takes the preflight', pointer: routePointer(context, at), observed, expected: 'NONE' },
        ...corsEvidence(context, at),
      ],
      detail: { routeKey: route.routeKey, authorizationType: route.method.authorizationType },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['routeKey'])} takes the browser's preflight and asks it for ${String(detail['authorizationType'])}.`,
    explanation:
      'The browser sends the preflight without Authorization, cookies or any header of the page. With a CORS configuration API Gateway answers preflights by itself, but only those that no route takes: ANY and $default take OPTIONS too, with their authorizer, which refuses it. The real call, token and all, is never sent. Programs send no preflight and are not affected.',
  }),
  fixes: (found, context) => {
    const isAny = String(found.detail['routeKey']).startsWith('ANY ');
    return [...openRoute(context, found), ...addRoute(context, found), ...(isAny ? [listVerbs] : [])];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
      proves: 'With $default and an authorizer, OPTIONS needs a route without authorization.',
    },
  ],
};
