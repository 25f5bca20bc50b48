import type { PredictedReply } from '@gatescope/shared';
import { httpFact } from '../../facts.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { V2Step } from '../journey.ts';
import { splitPath } from '../route/match-route.ts';
import { handshakeRefused } from './replies.ts';
import type { RunningRoute } from './running-route.ts';
import { selectRouteKey } from './select-route-key.ts';
import { isNeverDeployed } from './stage-view.ts';
import { connectionsIndex, webSocketCallOf } from './websocket-call.ts';

/** What stands in a message of a connection, not in an HTTP reply. */
const refusedMessage: readonly PredictedReply[] = [{ message: 'Forbidden' }];
const noMethod: readonly PredictedReply[] = [
  { messageStart: 'No method found matching route' },
  { status: 403, message: 'Forbidden' },
];

const managementVerbs = ['POST', 'GET', 'DELETE'];

const take = (step: V2Step, route: RunningRoute, detail: Record<string, unknown>): GateAnswer => ({
  outcome: 'passed',
  basis: route.basis,
  adds: { route: { method: route.method, parameters: {} }, v2: { ...step, route } },
  detail: { ...detail, matched: route.routeKey, routePointer: route.pointer },
});

const atHandshake = ({ journey, world }: GateContext, step: V2Step, routes: readonly RunningRoute[]): GateAnswer => {
  const path = journey.arrival?.path ?? '/';
  const detail = { verb: 'route', path: '$connect', call: 'handshake', sentPath: path };
  const route = routes.find(({ routeKey }) => routeKey === '$connect');
  if (isNeverDeployed(step.view.stage))
    return {
      outcome: 'stopped',
      reason: 'route-not-deployed',
      replies: handshakeRefused,
      basis: 'live',
      detail: { ...detail, nearMisses: [], savedAs: route?.routeKey ?? '$connect' },
      adds: { v2: step },
    };
  const isOdd = splitPath(path).length > 0 && (world.seen.status ?? 0) >= 400;
  // What becomes of a path behind the stage is not documented.
  if (isOdd) {
    const odd = { ...detail, path, nearMisses: [], extraPath: path };
    return {
      outcome: 'unknown',
      reason: 'route-not-found',
      replies: handshakeRefused,
      missing: [],
      detail: odd,
      adds: { v2: step },
    };
  }
  // Without a $connect route everybody may connect.
  return route ? take(step, route, detail) : { outcome: 'passed', adds: { v2: step }, detail };
};

const atMessage = (context: GateContext, step: V2Step, routes: readonly RunningRoute[]): GateAnswer => {
  const { world, facts, request } = context;
  const api = facts.value(httpFact('api'));
  const { seen } = world;
  const selected = selectRouteKey(api?.RouteSelectionExpression, request.body);
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const detail = { verb: 'route', path: selected.key ?? '$default', call: 'message', nearMisses: [] };
  const isRefused = /^forbidden$/i.test(seen.message ?? '');
  if (selected.key === undefined && selected.isOpen) {
    if (fallback || !isRefused)
      return { outcome: 'unknown', detail: { ...detail, unsaid: ['body'] }, missing: [], adds: { v2: step } };
    return {
      outcome: 'unknown',
      reason: 'route-not-found',
      replies: refusedMessage,
      missing: [],
      detail: { ...detail, unsaid: ['body'] },
      adds: { v2: step },
    };
  }
  const route = routes.find(({ routeKey }) => routeKey === selected.key) ?? fallback;
  if (!route)
    return {
      outcome: 'stopped',
      reason: 'route-not-found',
      replies: refusedMessage,
      basis: step.view.basis,
      detail,
      adds: { v2: step },
    };
  const answer = take(step, route, detail);
  // A route that is saved and refused all the same was not deployed.
  if (!isRefused || route.basis !== 'assumed-from-saved') return answer;
  return {
    ...answer,
    outcome: 'unknown',
    reason: 'route-not-deployed',
    replies: refusedMessage,
    missing: [],
    detail: { ...answer.detail, savedAs: route.routeKey },
  };
};

const atManagement = ({ journey, request }: GateContext, step: V2Step): GateAnswer => {
  const path = journey.arrival?.path ?? '/';
  const detail = { verb: request.method, path, call: 'management', nearMisses: [] };
  const adds = { v2: step };
  if (connectionsIndex(path) !== 0 || splitPath(path).length !== 2)
    return { outcome: 'stopped', reason: 'route-not-found', replies: noMethod, basis: 'live', detail, adds };
  if (managementVerbs.includes(request.method)) return { outcome: 'passed', basis: 'live', detail, adds };
  const miss = { ...detail, verbsAtPath: managementVerbs, pathPattern: '/@connections/{connectionId}' };
  return { outcome: 'stopped', reason: 'method-not-found', replies: noMethod, basis: 'live', detail: miss, adds };
};

const run = (context: GateContext): GateAnswer => {
  const { journey, facts, world } = context;
  const { arrival, v2 } = journey;
  if (!arrival || !v2) return { outcome: 'skipped' };
  const call = webSocketCallOf(world);
  const step = { ...v2, call };
  if (call === 'management') return atManagement(context, step);
  facts.read(httpFact('routes'));
  const { routes } = v2.view;
  if (routes.state !== 'present') return { outcome: 'unknown', basis: v2.view.basis, adds: { v2: step } };
  return call === 'message' ? atMessage(context, step, routes.value) : atHandshake(context, step, routes.value);
};

/**
 * Selects the route of a WebSocket API: `$connect` for a handshake, by the route selection expression for a message, none
 * for its management API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export const webSocketRouteGate: Gate = { id: 'route', title: 'Route', run };
