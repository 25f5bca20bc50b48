import type { PredictedReply } from '@gatescope/shared';
import { exportFact, httpFact } from '../../facts.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { Backend } from '../integration/backend.ts';
import { isKnownType, readBackend } from '../integration/backend.ts';
import { causes } from '../integration/cause.ts';
import { checkFunction } from '../integration/check-function.ts';
import { checkHttp } from '../integration/check-http.ts';
import { checkRole } from '../integration/check-role.ts';
import { checkStageVariables } from '../integration/check-stage-variables.ts';
import type { IntegrationCase, Obstacle } from '../integration/integration-case.ts';
import type { NextApi } from '../integration/next-api.ts';
import { findNextApi } from '../integration/next-api.ts';
import type { NextCall } from '../integration/next-call.ts';
import { nextCallOf } from '../integration/next-call.ts';
import type { RunningIntegration } from '../integration/running-integration.ts';
import { resolveStageVariables } from '../integration/stage-variables.ts';
import type { V2Step } from '../journey.ts';
import { checkPrivateIntegration } from './check-private-integration.ts';
import { nextListenerCallOf } from './next-listener.ts';
import { backendUnreachable, handshakeFailed, internalServerError } from './replies.ts';
import type { RunningRoute } from './running-route.ts';
import { sourceArnsV2 } from './source-arns.ts';
import { integrationFieldNames } from './to-integration-words.ts';

/** `SQS-SendMessage` and the like. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const subtypeServices: Readonly<Record<string, string>> = {
  EventBridge: 'events',
  SQS: 'sqs',
  AppConfig: 'appconfig',
  Kinesis: 'kinesis',
  StepFunctions: 'states',
};

const ofSubtype = (subtype: unknown): Backend | undefined => {
  const [, service = '', action] = typeof subtype === 'string' ? (/^(\w+)-(\w+)/.exec(subtype) ?? []) : [];
  const name = subtypeServices[service];
  return name && action ? { kind: 'aws', service: name, action, path: undefined } : undefined;
};

/** A private integration of an HTTP API names a listener or a Cloud Map service instead of a URL. */
const backendOf = (type: string, uri: string | undefined, subtype: unknown): Backend => {
  const service = ofSubtype(subtype);
  if (service) return service;
  if (type === '') return { kind: 'unknown' };
  return uri?.startsWith('arn:') && type.startsWith('HTTP') ? { kind: 'unknown' } : readBackend(type, uri);
};

const runningOf = (route: RunningRoute): RunningIntegration | undefined => {
  const integration = route.method.saved?.methodIntegration;
  if (!route.integration || !route.method.saved || !integration) return undefined;
  return {
    method: route.method.saved,
    integration,
    basis: route.basis,
    methodPointer: route.pointer,
    pointer: route.integration.pointer,
    fieldNames: integrationFieldNames,
  };
};

const toCase = (
  context: GateContext,
  { view }: V2Step,
  route: RunningRoute,
  running: RunningIntegration,
): IntegrationCase => {
  const { type = '', uri, credentials, connectionId } = running.integration;
  const resolve = (text: string | undefined) =>
    text === undefined ? undefined : resolveStageVariables(text, view.view.variables);
  const address = resolve(uri);
  const backend = address?.isMasked
    ? ({ kind: 'unknown' } as const)
    : backendOf(type, address?.text, route.integration?.source['IntegrationSubtype']);
  return {
    context,
    running,
    type,
    uri: address,
    credentials: resolve(credentials),
    connectionId: resolve(connectionId),
    backend,
    binaryMediaTypes: [],
    sourceArns: sourceArnsV2(context),
  };
};

const checkAddress = ({ backend, uri }: IntegrationCase): Obstacle | undefined =>
  backend.kind === 'malformed'
    ? { outcome: 'stopped', cause: 'address-malformed', replies: [], detail: { address: uri?.text } }
    : undefined;

const findObstacle = (subject: IntegrationCase): Obstacle | undefined => {
  const variables = checkStageVariables(subject);
  if (variables) return variables;
  if (subject.uri?.isMasked || subject.credentials?.isMasked || subject.connectionId?.isMasked) return undefined;
  const obstacles = [
    checkAddress(subject),
    checkFunction(subject),
    checkRole(subject),
    checkHttp(subject),
    checkPrivateIntegration(subject),
  ];
  return (
    obstacles.find((obstacle) => obstacle?.outcome === 'stopped') ??
    obstacles.find((obstacle) => obstacle !== undefined)
  );
};

/** The checks speak of REST APIs' replies; these kinds have their own. */
const repliesFor = ({ world, journey }: GateContext, cause: Obstacle['cause']): readonly PredictedReply[] => {
  if (world.snapshot.target.kind === 'WEBSOCKET')
    return journey.v2?.call === 'message' ? [{ message: internalServerError.message ?? '' }] : handshakeFailed;
  const reason = cause && causes[cause];
  return reason === 'vpc-link-unusable' || reason === 'backend-unreachable'
    ? backendUnreachable
    : [internalServerError];
};

const nextApiBehind = (call: NextCall | undefined): NextApi | undefined =>
  call?.way ? { host: call.host, how: 'endpoint-behind-load-balancer', isNamed: call.isOpen !== 'target' } : undefined;

const answer = (subject: IntegrationCase): GateAnswer => {
  const { context, running, type, uri, backend } = subject;
  const obstacle = findObstacle(subject);
  const functionArn = backend.kind === 'lambda' ? { functionArn: backend.functionArn } : {};
  const listenerCall = nextListenerCallOf(subject);
  const nextApi = findNextApi(subject) ?? nextApiBehind(listenerCall);
  const nextCall = obstacle ? undefined : (listenerCall ?? nextCallOf(subject, nextApi));
  const adds = {
    integration: {
      type,
      uri: uri?.text,
      kind: backend.kind === 'malformed' ? 'unknown' : type.startsWith('HTTP') ? 'http' : backend.kind,
      running,
      ...functionArn,
    },
    ...(nextCall ? { nextCall } : {}),
  } as const;
  const detail = {
    type,
    pointer: running.pointer,
    ...(uri ? { address: uri.text } : {}),
    ...functionArn,
    ...(nextApi ? { nextApi } : {}),
  };
  const basis = obstacle?.basis ?? running.basis;
  if (!obstacle) return { outcome: 'passed', basis, adds, detail };
  const { cause, missing } = obstacle;
  const reason = cause === undefined ? undefined : causes[cause];
  const told = { ...detail, ...(cause ? { cause } : {}), ...obstacle.detail };
  const replies = repliesFor(context, cause);
  if (obstacle.outcome === 'stopped' && reason)
    return { outcome: 'stopped', reason, replies, basis, adds, detail: told };
  return {
    outcome: 'unknown',
    ...(reason ? { reason, replies } : {}),
    ...(missing ? { missing } : {}),
    basis,
    adds,
    detail: told,
  };
};

const run = (context: GateContext): GateAnswer => {
  const { journey, facts } = context;
  const { v2 } = journey;
  if (!v2?.route || !journey.arrival) return { outcome: 'skipped' };
  const { route } = v2;
  if (route.basis === 'deployed') facts.read(exportFact(v2.view.stage.StageName));
  else facts.read(httpFact('integrations'));
  const running = runningOf(route);
  if (!running) return { outcome: 'unknown', basis: route.basis, detail: { isIntegrationHidden: true } };
  facts.read(httpFact('stages'));
  const { type } = running.integration;
  if (!isKnownType(type))
    return { outcome: 'unknown', basis: route.basis, detail: { type, pointer: running.pointer }, missing: [] };
  return answer(toCase(context, v2, route, running));
};

/** Reaches the backend of a route: address, permission, VPC link. */
export const v2IntegrationGate: Gate = { id: 'integration', title: 'Integration', run };
