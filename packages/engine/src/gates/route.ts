import type { Request } from '@gatescope/shared';
import type { DeployedMethod, DeployedView } from '../deployed-view.ts';
import { savedMethods } from '../deployed-view/methods-of.ts';
import { deployedFact, restFact } from '../facts.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { Arrival } from './journey.ts';
import type { Called, Miss } from './route/explain-miss.ts';
import { explainMiss } from './route/explain-miss.ts';
import { matchRoute, splitPath } from './route/match-route.ts';
import { unknownRouteReplies } from './route/unknown-route-replies.ts';

/** REST APIs route by X-HTTP-Method-Override where it is sent. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const verbOf = (request: Request): string =>
  (request.headers['x-http-method-override'] ?? request.method).trim().toUpperCase();

/** `/ping` and `/sping` of a custom domain are AWS's own health checks. Same page. */
const isReserved = ({ domain, basePath, path }: Arrival): boolean =>
  domain !== undefined && !basePath && /^\/s?ping\/?$/.test(path);

/** Reads what decides, so that the trace names it: the deployment, and the saved methods where they stand in for it. */
const isDeployedKnown = ({ facts }: GateContext, view: DeployedView): boolean => {
  if (view.deploymentId) facts.read(deployedFact(view.deploymentId));
  if (view.methodsBasis === 'deployed') return true;
  facts.read(restFact('resources'));
  return false;
};

const savedPatterns = ({ world, facts }: GateContext): readonly { verb: string; path: string }[] | undefined => {
  const { api } = world.snapshot;
  if (facts.read(restFact('resources')).state !== 'present' || api.kind !== 'REST') return undefined;
  return [...savedMethods(api).keys()].map((key) => ({
    verb: key.slice(0, key.indexOf(' ')),
    path: key.slice(key.indexOf(' ') + 1),
  }));
};

/** Whether `//` inside the path counts as an empty segment is not documented: both readings are tried. */
const readings = (path: string): readonly (readonly string[])[] => {
  const asSent = splitPath(path);
  return asSent.includes('') ? [asSent, asSent.filter((segment) => segment !== '')] : [asSent];
};

const detailOf = (request: Request, called: Called, path: string): Record<string, unknown> => ({
  verb: called.verb,
  path,
  ...(called.verb === request.method ? {} : { overriddenVerb: request.method }),
});

const matched = (
  { world }: GateContext,
  method: DeployedMethod,
  parameters: Readonly<Record<string, string>>,
): Record<string, unknown> => {
  const { api } = world.snapshot;
  const isDeletedSince = !method.saved && api.kind === 'REST' && api.resources.state === 'present';
  return { matched: `${method.verb} ${method.path}`, parameters, ...(isDeletedSince ? { isDeletedSince } : {}) };
};

const missed = (context: GateContext, view: DeployedView, miss: Miss, detail: Record<string, unknown>): GateAnswer => {
  const answer = {
    reason: miss.reason,
    replies: shapeReplies(context, unknownRouteReplies(context.request)),
    basis: view.methodsBasis,
    detail: { ...detail, ...miss, deployedAt: view.deployedAt },
  };
  return view.methodsBasis === 'deployed' ? { outcome: 'stopped', ...answer } : { outcome: 'unknown', ...answer };
};

const run = (context: GateContext): GateAnswer => {
  const { request, journey, world } = context;
  const { arrival, view } = journey;
  if (!arrival || !view) return { outcome: 'skipped' };
  const isKnown = isDeployedKnown(context, view);
  if (view.methods.state !== 'present') return { outcome: 'unknown', basis: view.methodsBasis };
  const deployed = view.methods.value;
  const verb = verbOf(request);
  const [asSent = [], collapsed] = readings(arrival.path);
  const detail = {
    ...detailOf(request, { verb, segments: asSent }, arrival.path),
    ...(world.url?.fragment ? { fragment: world.url.fragment } : {}),
  };
  if (isReserved(arrival))
    return { outcome: 'unknown', basis: 'live', detail: { ...detail, isReserved: true }, missing: [] };
  const match = matchRoute(deployed, verb, asSent);
  const other = collapsed ? matchRoute(deployed, verb, collapsed) : match;
  if (!match && !other) {
    const saved = isKnown ? savedPatterns(context) : [];
    return missed(context, view, explainMiss(deployed, saved, { verb, segments: collapsed ?? asSent }), detail);
  }
  const found = match ?? other;
  if (!found) return { outcome: 'skipped' };
  const answer = {
    basis: view.methodsBasis,
    adds: { route: { method: found.pattern, parameters: found.parameters } },
    detail: { ...detail, ...matched(context, found.pattern, found.parameters) },
  };
  if (!isKnown)
    return {
      outcome: 'unknown',
      reason: 'route-not-deployed',
      replies: shapeReplies(context, unknownRouteReplies(request)),
      ...answer,
    };
  if (match?.pattern !== other?.pattern)
    return {
      outcome: 'unknown',
      reason: 'route-not-found',
      replies: shapeReplies(context, unknownRouteReplies(request)),
      missing: [],
      ...answer,
    };
  return { outcome: 'passed', ...answer };
};

/** Selects the deployed method for path and verb. */
export const routeGate: Gate = { id: 'route', title: 'Route', run };
