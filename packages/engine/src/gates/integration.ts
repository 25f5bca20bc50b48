import type { Basis } from '@gatescope/shared';
import { exportFact, restFact } from '../facts.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { Backend } from './integration/backend.ts';
import { isKnownType, readBackend } from './integration/backend.ts';
import { causes } from './integration/cause.ts';
import { checkFunction } from './integration/check-function.ts';
import { checkHttp } from './integration/check-http.ts';
import { checkPathParameters } from './integration/check-path-parameters.ts';
import { checkRequestBody } from './integration/check-request-body.ts';
import { checkRole } from './integration/check-role.ts';
import { checkStageVariables, harmlessGaps } from './integration/check-stage-variables.ts';
import { checkVpcLink } from './integration/check-vpc-link.ts';
import type { IntegrationCase, Obstacle } from './integration/integration-case.ts';
import type { NextApi } from './integration/next-api.ts';
import { findNextApi } from './integration/next-api.ts';
import { nextCallOf } from './integration/next-call.ts';
import { configurationError } from './integration/replies.ts';
import type { RunningIntegration } from './integration/running-integration.ts';
import { runningIntegration } from './integration/running-integration.ts';
import type { Resolved } from './integration/stage-variables.ts';
import { resolveStageVariables } from './integration/stage-variables.ts';
import type { Journey } from './journey.ts';

type View = NonNullable<Journey['view']>;

const isMasked = (...texts: readonly (Resolved | undefined)[]): boolean => texts.some((text) => text?.isMasked);

const backendOf = (type: string, uri: Resolved | undefined): Backend =>
  uri?.isMasked ? { kind: 'unknown' } : readBackend(type, uri?.text);

const binaryTypesOf = ({ exported, restApi }: View): readonly string[] => {
  const deployed =
    exported.state === 'present' && exported.value.hasExtensions ? exported.value.restApi.binaryMediaTypes : undefined;
  return deployed ?? (restApi.state === 'present' ? (restApi.value.binaryMediaTypes ?? []) : []);
};

const toCase = (context: GateContext, view: View, running: RunningIntegration): IntegrationCase => {
  const { type = '', uri, credentials, connectionId } = running.integration;
  const resolve = (text: string | undefined): Resolved | undefined =>
    text === undefined ? undefined : resolveStageVariables(text, view.variables);
  const resolved = resolve(uri);
  return {
    context,
    running,
    type,
    uri: resolved,
    credentials: resolve(credentials),
    connectionId: resolve(connectionId),
    backend: backendOf(type, resolved),
    binaryMediaTypes: binaryTypesOf(view),
  };
};

const checkAddress = ({ backend, uri }: IntegrationCase): Obstacle | undefined =>
  backend.kind === 'malformed'
    ? { outcome: 'stopped', cause: 'address-malformed', replies: [configurationError], detail: { address: uri?.text } }
    : undefined;

const obstaclesOf = (subject: IntegrationCase): Obstacle[] => {
  const variables = checkStageVariables(subject);
  if (variables) return [variables];
  const body = checkRequestBody(subject);
  if (isMasked(subject.uri, subject.credentials, subject.connectionId)) return body ? [body] : [];
  const checks = [
    body,
    checkAddress(subject),
    checkPathParameters(subject),
    checkFunction(subject),
    checkRole(subject),
    checkHttp(subject),
    checkVpcLink(subject),
  ];
  return checks.filter((obstacle) => obstacle !== undefined);
};

const detailOf = (subject: IntegrationCase, nextApi: NextApi | undefined): Record<string, unknown> => {
  const { type, backend, uri, running } = subject;
  const gaps = harmlessGaps(subject);
  return {
    type,
    pointer: running.pointer,
    ...(uri ? { address: uri.text } : {}),
    ...(backend.kind === 'lambda' ? { functionArn: backend.functionArn } : {}),
    ...(nextApi ? { nextApi } : {}),
    ...(gaps.length > 0 ? { missingVariables: gaps } : {}),
  };
};

const addsOf = ({ type, uri, backend, running }: IntegrationCase): Partial<Journey> => ({
  integration: {
    type,
    uri: uri?.text,
    kind: backend.kind === 'malformed' ? 'unknown' : backend.kind,
    running,
    ...(backend.kind === 'lambda' ? { functionArn: backend.functionArn } : {}),
  },
});

const answer = (subject: IntegrationCase): GateAnswer => {
  const obstacles = obstaclesOf(subject);
  const obstacle = obstacles.find(({ outcome }) => outcome === 'stopped') ?? obstacles[0];
  const basis: Basis = obstacle?.basis ?? subject.running.basis;
  const nextApi = findNextApi(subject);
  const nextCall = obstacle ? undefined : nextCallOf(subject, nextApi);
  const common = {
    adds: { ...addsOf(subject), ...(nextCall ? { nextCall } : {}) },
    basis,
    detail: {
      ...detailOf(subject, nextApi),
      ...(obstacle?.cause ? { cause: obstacle.cause } : {}),
      ...obstacle?.detail,
    },
  };
  if (!obstacle) return { ...common, outcome: 'passed' };
  const { outcome, missing } = obstacle;
  const reason = obstacle.cause === undefined ? undefined : causes[obstacle.cause];
  const replies = shapeReplies(subject.context, obstacle.replies);
  if (outcome === 'stopped' && reason) return { ...common, outcome, reason, replies };
  return { ...common, outcome: 'unknown', ...(reason ? { reason, replies } : {}), ...(missing ? { missing } : {}) };
};

const run = (context: GateContext): GateAnswer => {
  const { journey, world, facts } = context;
  const { view, route, arrival } = journey;
  if (!view || !route || !arrival) return { outcome: 'skipped' };
  const running = runningIntegration(world.snapshot, view, route.method);
  if (running?.basis === 'deployed') facts.read(exportFact(view.stage.stageName));
  else facts.read(restFact('resources'));
  if (!running) {
    // The method was deleted since it was deployed: only the export still tells what it does.
    if (!route.method.saved) facts.read(exportFact(view.stage.stageName));
    return { outcome: 'unknown', basis: 'assumed-from-saved', detail: { isIntegrationHidden: true } };
  }
  facts.read(restFact('stages'));
  const { type } = running.integration;
  if (!isKnownType(type))
    return { outcome: 'unknown', basis: running.basis, detail: { type, pointer: running.pointer }, missing: [] };
  return answer(toCase(context, view, running));
};

/** Reaches the backend: address, permission, connection. What the backend answers is not configuration. */
export const integrationGate: Gate = { id: 'integration', title: 'Integration', run };
