import type { PredictedReply, Request } from '@gatescope/shared';
import { exportFact, httpFact } from '../../facts.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { V2Step } from '../journey.ts';
import { explainMiss } from '../route/explain-miss.ts';
import type { RoutePattern } from '../route/match-route.ts';
import { splitPath } from '../route/match-route.ts';
import { corsConfigurationOf } from './cors-configuration.ts';
import type { FoundRoute } from './find-route.ts';
import { findRoute } from './find-route.ts';
import { notFound } from './replies.ts';
import { parseRouteKey } from './route-key.ts';
import type { RunningRoute } from './running-route.ts';
import { savedRoutes } from './running-route.ts';
import { isNeverDeployed } from './stage-view.ts';

const replies: readonly PredictedReply[] = [notFound];

/** What API Gateway takes for a preflight. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
const isPreflight = ({ method, headers, client }: Request): boolean =>
  method === 'OPTIONS' &&
  headers['access-control-request-method'] !== undefined &&
  (headers['origin'] !== undefined || client.kind === 'browser');

const patternsOf = (routes: readonly RunningRoute[]): RoutePattern[] =>
  routes.flatMap(({ routeKey }) => {
    const key = parseRouteKey(routeKey);
    return key.kind === 'path' ? [{ verb: key.verb, path: key.path }] : [];
  });

/** Reads what decides: the stage's export where that was asked for, else what is saved. */
const readRoutes = ({ facts }: GateContext, { view }: V2Step): void => {
  if (view.basis === 'deployed') facts.read(exportFact(view.stage.StageName));
  else facts.read(httpFact('routes'));
};

/** Asks for what the stage runs. Only one call tells it, so it is made only where the answer hangs on it. */
const askExport = ({ facts }: GateContext, { view }: V2Step): void => {
  if (view.basis === 'assumed-from-saved') facts.read(exportFact(view.stage.StageName));
};

const savedPatterns = ({ world }: GateContext, { view }: V2Step): readonly RoutePattern[] => {
  const { api } = world.snapshot;
  if (api.kind === 'REST' || view.basis !== 'deployed') return [];
  return patternsOf(savedRoutes(api, 'assumed-from-saved') ?? []);
};

const missed = (
  context: GateContext,
  step: V2Step,
  routes: readonly RunningRoute[],
  detail: Record<string, unknown>,
): GateAnswer => {
  const { arrival } = context.journey;
  const { view } = step;
  const called = { verb: context.request.method, segments: splitPath(arrival?.path ?? '/') };
  const miss = explainMiss(patternsOf(routes), savedPatterns(context, step), called);
  const answer = {
    reason: miss.reason,
    replies,
    basis: view.basis,
    detail: { ...detail, ...miss, deployedAt: view.view.deployedAt },
  };
  if (view.basis !== 'assumed-from-saved') return { outcome: 'stopped', ...answer };
  askExport(context, step);
  return { outcome: 'unknown', ...answer };
};

const looksUndeployed = ({ world: { seen } }: GateContext): boolean =>
  seen.kind === 'not-updated' || (seen.status === 404 && /^not found$/i.test(seen.message?.trim() ?? 'not found'));

const matched = (
  context: GateContext,
  step: V2Step,
  { route, parameters, isBySlash }: FoundRoute<RunningRoute>,
  detail: Record<string, unknown>,
): GateAnswer => {
  const { method, pointer, basis, routeKey } = route;
  const answer = {
    basis,
    adds: { route: { method, parameters }, v2: { ...step, route } },
    detail: { ...detail, matched: routeKey, parameters, routePointer: pointer },
  };
  const isDoubted = looksUndeployed(context);
  if (isBySlash && isDoubted)
    return {
      outcome: 'unknown',
      reason: 'route-not-found',
      replies,
      missing: [],
      ...answer,
      detail: { ...answer.detail, nearMisses: [], isBySlash },
    };
  if (basis !== 'assumed-from-saved' || !isDoubted) return { outcome: 'passed', ...answer };
  askExport(context, step);
  return {
    outcome: 'unknown',
    reason: 'route-not-deployed',
    replies,
    ...answer,
    detail: { ...answer.detail, savedAs: routeKey },
  };
};

/** A route of its own for OPTIONS, or one that asks for authorization, takes the preflight before API Gateway answers it. */
const takesPreflight = ({ route }: FoundRoute<RunningRoute>): boolean =>
  route.method.verb === 'OPTIONS' || route.method.authorizationType !== 'NONE';

const run = (context: GateContext): GateAnswer => {
  const { request, journey, world } = context;
  const { arrival, v2: step } = journey;
  if (!arrival || !step) return { outcome: 'skipped' };
  readRoutes(context, step);
  const { routes } = step.view;
  if (routes.state !== 'present') return { outcome: 'unknown', basis: step.view.basis };
  const detail = {
    verb: request.method,
    path: arrival.path,
    ...(world.url?.fragment ? { fragment: world.url.fragment } : {}),
  };
  const found = findRoute(routes.value, request.method, arrival.path);
  if (isNeverDeployed(step.view.stage)) {
    const told = { ...detail, nearMisses: [], savedAs: found?.route.routeKey ?? `${request.method} ${arrival.path}` };
    return {
      outcome: 'stopped',
      reason: 'route-not-deployed',
      replies,
      basis: 'live',
      detail: told,
      adds: { v2: step },
    };
  }
  if (isPreflight(request) && !(found && takesPreflight(found))) {
    const cors = corsConfigurationOf(context, step);
    if (cors === 'hidden') return { outcome: 'unknown', basis: step.view.basis };
    if (cors) {
      const adds = { v2: { ...step, answersPreflight: true } };
      return { outcome: 'passed', basis: step.view.basis, adds, detail: { ...detail, answersPreflight: true } };
    }
  }
  return found ? matched(context, step, found, detail) : missed(context, step, routes.value, detail);
};

/** Selects the route of an HTTP API, or its own answer to a preflight. */
export const httpRouteGate: Gate = { id: 'route', title: 'Route', run };
