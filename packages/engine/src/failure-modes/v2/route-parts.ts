import type { Evidence, ProposedFix } from '@gatescope/shared';
import { findActualStop, verdictWithoutStop } from '../route/actual-stop.ts';
import { nearMissEvidence, routeDetail, stageOf } from '../route/describe-stop.ts';
import { withPath } from '../route/request-url.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { seenEvidence, stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const routesPage = {
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
  proves: 'How a route is selected, and that Not Found is the answer where none is.',
};

const keysOf = (context: CheckContext, at: Stop): string => {
  const routes = stepOf(context, at)?.view.routes;
  const keys = routes?.state === 'present' ? routes.value.map(({ routeKey }) => routeKey) : [];
  return keys.length > 8 ? `${keys.slice(0, 8).join(', ')} and ${keys.length - 8} more` : keys.join(', ') || 'none';
};

/** What was called beside the routes that there are. */
const missEvidence = (context: CheckContext, at: Stop): Evidence[] => {
  const { verb, path, fragment } = routeDetail(at);
  const isSaid = context.world.snapshot.api.kind !== 'REST' && context.world.snapshot.api.routes.state !== 'hidden';
  return [
    { label: 'Called', pointer: 'trace:route', observed: `${verb} ${path}` },
    { label: `Routes on stage ${stageOf(at).stage}`, pointer: isSaid ? '/api/routes' : 'trace:route', observed: keysOf(context, at) },
    ...(fragment === undefined ? [] : [{ label: 'Never sent: what stands behind #', pointer: 'request:url', observed: `#${fragment}` }]),
    ...nearMissEvidence(at),
    ...seenEvidence(context),
  ];
};

const corrected = (id: string, title: string, change: { readonly url?: string; readonly method?: string }): ProposedFix => ({
  id,
  title,
  change: { kind: 'request', ...change },
  risk: 'safe',
  notes: ['Nothing changes in AWS; whoever sends the request corrects it.'],
  owner: 'caller',
});

const nearFixes = ({ world }: CheckContext, at: Stop): ProposedFix[] => {
  const url = world.request?.url;
  const { arrival } = at.simulated.journey;
  if (!url || !arrival) return [];
  return (routeDetail(at).nearMisses ?? []).flatMap(({ path, corrected: other }, index) =>
    other ? [corrected(`call-near-route-${index + 1}`, `Call ${other} (served by ${path})`, { url: withPath(url, arrival, other) })] : [],
  );
};

const withoutSlash = ({ world }: CheckContext, at: Stop): ProposedFix[] => {
  const url = world.request?.url;
  const { arrival } = at.simulated.journey;
  if (!url || !arrival || at.result.detail['isBySlash'] !== true) return [];
  const path = arrival.path.replace(/\/+$/, '');
  return [corrected('drop-slash', `Call ${path}, without the slash at the end`, { url: withPath(url, arrival, path) })];
};

const addRoute = (at: Stop, key: string): ProposedFix => ({
  id: 'add-route',
  title: `Add a route ${key}${stageOf(at).stage ? `, and deploy it to stage ${stageOf(at).stage}` : ''}`,
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['Only if the API is meant to serve it; the integration behind it has to be chosen. A $default route takes whatever no other route does.'],
});

const explainSocket = (at: Stop, path: string): { summary: string; explanation: string } => {
  const { call, sentPath } = at.result.detail;
  if (call === 'management') {
    return {
      summary: `${path} is no path of the management API.`,
      explanation:
        'Connections are reached by POST, GET or DELETE of @connections/{connectionId}, directly behind the stage on the default host, or behind the base path of a custom domain. What stands elsewhere is answered 403, or "No method found matching route".',
    };
  }
  if (call === 'handshake') {
    return {
      summary: `The handshake calls ${String(sentPath)} behind the stage, where a WebSocket API has nothing.`,
      explanation: 'A WebSocket API is connected to by the URL of its stage (or of the custom domain mapped to it) and nothing behind it; values go into the query string.',
    };
  }
  return {
    summary: `No route of the API takes a message of kind ${path}, and there is no $default route.`,
    explanation:
      'Behind the handshake each message is sent to the route that the route selection expression names, else to $default. Without either, API Gateway answers a message with "Forbidden" over the connection.',
  };
};

export const routeNotFoundV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found', 'No method found matching route'], statuses: [404] },
  check: (context) => {
    const at = findActualStop(context, ['route-not-found']);
    if (!at) return verdictWithoutStop(context, ['route-not-found']);
    return { verdict: 'found', at, evidence: missEvidence(context, at), detail: { ...routeDetail(at), ...stageOf(at) } };
  },
  explain: ({ at }, context) => {
    if (!at) return { summary: 'No route matches the request.', explanation: '' };
    const { verb, path, fragment, nearMisses } = routeDetail(at);
    if (context.world.snapshot.target.kind === 'WEBSOCKET') return explainSocket(at, path);
    const near = nearMisses?.[0];
    const guess = near ? ` The closest route is ${near.verb} ${near.path}.` : '';
    const cut = fragment === undefined ? '' : ' A client never sends what stands behind #, so the path ends there.';
    const slash = at.result.detail['isBySlash'] === true ? ' Only the slash at the end of the path keeps it from a route.' : '';
    return {
      summary: `Stage ${stageOf(at).stage} has no route for ${verb} ${path}, and no $default route.`,
      explanation: `An HTTP API looks for a full match of verb and path, then for a greedy path variable, then for $default; otherwise it answers 404 "Not Found". The stage's name is no part of the path unless the stage is called by name, and $default is never part of a URL.${slash}${cut}${guess}`,
    };
  },
  fixes: ({ at }, context) => {
    if (!at) return [];
    const { verb, path } = routeDetail(at);
    const isHttp = context.world.snapshot.target.kind === 'HTTP';
    const key = isHttp ? `${verb} ${path}` : path;
    return [...withoutSlash(context, at), ...(isHttp ? nearFixes(context, at) : []), addRoute(at, key)];
  },
  docs: [routesPage],
};

export const methodNotFoundV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => {
    const at = findActualStop(context, ['method-not-found']);
    if (!at) return verdictWithoutStop(context, ['method-not-found']);
    return { verdict: 'found', at, evidence: missEvidence(context, at), detail: { ...routeDetail(at), ...stageOf(at) } };
  },
  explain: ({ at }) => {
    if (!at) return { summary: 'The verb has no route on this path.', explanation: '' };
    const { verb, path, pathPattern, verbsAtPath = [] } = routeDetail(at);
    return {
      summary: `${pathPattern ?? path} has routes for ${verbsAtPath.join(', ')} but none for ${verb}.`,
      explanation:
        'A route is verb and path together. A verb that no route of the path has is answered like an unknown path: 404 "Not Found", never 405. A browser\'s address bar always sends GET, and GET does not cover HEAD.',
    };
  },
  fixes: ({ at }, context) => {
    if (!at || !context.world.request) return [];
    const { verb, path, pathPattern, verbsAtPath = [] } = routeDetail(at);
    const verbs = verbsAtPath.filter((own) => own !== 'OPTIONS' && own !== 'ANY');
    return [
      ...verbs.map((own) => corrected(`call-with-${own.toLowerCase()}`, `Call it with ${own}`, { method: own })),
      addRoute(at, `${verb} ${pathPattern ?? path}`),
    ];
  },
  docs: [routesPage],
};

export const proxyParentV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => {
    const at = findActualStop(context, ['proxy-parent']);
    if (!at) return verdictWithoutStop(context, ['proxy-parent']);
    return { verdict: 'found', at, evidence: missEvidence(context, at), detail: { ...routeDetail(at), ...stageOf(at) } };
  },
  explain: ({ at }) => {
    if (!at) return { summary: 'A greedy route does not serve its parent.', explanation: '' };
    const { path, proxyPath = '/{proxy+}' } = routeDetail(at);
    return {
      summary: `${path} is the parent of ${proxyPath}, which needs at least one more segment, and has no route of its own.`,
      explanation: 'A greedy path variable takes everything below its parent but not the parent itself. No other route takes it, so the answer is 404 "Not Found".',
    };
  },
  fixes: (found, context) => coverParent(found, context),
  docs: [routesPage],
};

/** The greedy route's own integration for the parent path. */
const coverParent = ({ at }: Found, context: CheckContext): ProposedFix[] => {
  const routes = at ? stepOf(context, at)?.view.routes : undefined;
  const proxyPath = at && routeDetail(at).proxyPath;
  const proxy = routes?.state === 'present' ? routes.value.find(({ method }) => method.path === proxyPath) : undefined;
  if (!at || !proxy || !proxyPath) return at ? [addRoute(at, `${routeDetail(at).verb} ${routeDetail(at).path}`)] : [];
  const parent = proxyPath.replace(/\/\{[^}]+\}$/, '') || '/';
  const { RouteId: _id, ...kept } = proxy.route;
  const value = { ...kept, RouteKey: `${proxy.method.verb} ${parent}` };
  const isAuto = stepOf(context, at)?.view.isAutoDeployed === true;
  const deploy = isAuto ? [] : [{ op: 'deploy' as const, stage: stageOf(at).stage }];
  return [
    {
      id: 'cover-parent',
      title: `Add ${value.RouteKey} with the integration of ${proxyPath}`,
      change: { kind: 'patch', operations: [{ op: 'append', path: '/api/routes/value', value }, ...deploy] },
      risk: 'needs-review',
      notes: ['A Lambda function needs a permission whose source ARN covers the parent path too.'],
    },
  ];
};
