import type { ApiKeySent, PredictedReply, Request } from '@gatescope/shared';
import { deployedFact, restFact } from '../facts.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { invalidApiKey } from '../reply/replies.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import { plansHolding } from './api-key/find-plans.ts';
import { judgeKey } from './api-key/judge-key.ts';
import { misplacedKey } from './api-key/misnamed-header.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { Arrival, MatchedRoute } from './journey.ts';

type KeySource = 'HEADER' | 'AUTHORIZER';

const oldWording: PredictedReply = { ...invalidApiKey, message: 'Invalid API Key identifier specified' };
const repliesOf = (context: GateContext): PredictedReply[] => shapeReplies(context, [invalidApiKey, oldWording]);

/** Where the deployment looks for the key; undefined when the API may not be read. */
const keySource = ({ facts, journey }: GateContext): KeySource | undefined => {
  const exported = journey.view?.exported;
  const deployed = exported?.state === 'present' ? exported.value.restApi.apiKeySource : undefined;
  const api = deployed === undefined ? facts.read(restFact('restApi')) : undefined;
  if (api?.state === 'hidden') return undefined;
  const source = deployed ?? (api?.state === 'present' ? api.value.apiKeySource : undefined);
  return source === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER';
};

/** A header without a value counts as none. */
const sentOf = ({ apiKey, headers }: Request): ApiKeySent =>
  headers['x-api-key']?.trim() === '' ? { kind: 'not-sent' } : apiKey;

const stop = (
  context: GateContext,
  reason: ReasonCode,
  detail: Readonly<Record<string, unknown>> = {},
): GateAnswer => ({
  outcome: 'stopped',
  reason,
  replies: repliesOf(context),
  basis: 'live',
  detail: { required: true, ...detail },
});

/** `missing: []` where nothing hidden, but something unsaid or unreadable by nature, is what lacks. */
const mayStop = (
  context: GateContext,
  reason: ReasonCode,
  detail: Readonly<Record<string, unknown>> = {},
  isHidden = true,
): GateAnswer => ({
  outcome: 'unknown',
  reason,
  replies: repliesOf(context),
  basis: 'live',
  detail: { required: true, ...detail },
  ...(isHidden ? {} : { missing: [] }),
});

/** `isSourceKnown`: the header is the key source; otherwise it may be the authorizer. */
const fromHeader = (context: GateContext, arrival: Arrival, isSourceKnown: boolean): GateAnswer => {
  const { request } = context;
  const sent = sentOf(request);
  const plans = plansHolding(context, arrival);
  const misplaced = misplacedKey(request);
  const detail = {
    sent: sent.kind,
    ...(sent.kind === 'key' ? { keyId: sent.keyId } : {}),
    ...(misplaced ? { misplaced } : {}),
  };
  if (plans === undefined) {
    if (sent.kind === 'not-sent' && isSourceKnown) return stop(context, 'api-key-missing', detail);
    return mayStop(context, 'api-key-not-in-plan', detail);
  }
  if (plans.length === 0) return stop(context, 'usage-plan-missing', detail);
  const judgement = judgeKey(context, sent, plans);
  const planIds = plans.map(({ id }) => id);
  if (judgement.outcome === 'unknown') {
    const { reason, unsaid } = judgement;
    return mayStop(context, reason, { ...detail, planIds, ...(unsaid ? { unsaid } : {}) }, unsaid === undefined);
  }
  const canBeSupplied = context.journey.route?.method.authorizationType === 'CUSTOM';
  if (!isSourceKnown && (canBeSupplied || judgement.outcome === 'accepted')) {
    return mayStop(context, judgement.outcome === 'refused' ? judgement.reason : 'api-key-source', {
      ...detail,
      planIds,
    });
  }
  if (judgement.outcome === 'refused')
    return stop(context, judgement.reason, { ...detail, planIds, ...judgement.detail });
  return { outcome: 'passed', basis: 'live', detail: { required: true, ...detail, planId: judgement.planId } };
};

/** Only a Lambda authorizer can supply a key; what it answers is not configuration. */
const fromAuthorizer = (context: GateContext, arrival: Arrival, { method }: MatchedRoute): GateAnswer => {
  const detail = {
    source: 'AUTHORIZER',
    sent: sentOf(context.request).kind,
    authorizationType: method.authorizationType,
  };
  const plans = plansHolding(context, arrival);
  if (plans?.length === 0) return stop(context, 'usage-plan-missing', detail);
  return method.authorizationType === 'CUSTOM'
    ? mayStop(context, 'api-key-source', detail, false)
    : stop(context, 'api-key-source', detail);
};

/** A requirement that is only assumed decides nothing. */
const hedge = (answer: GateAnswer, isRequirementKnown: boolean): GateAnswer => {
  if (isRequirementKnown || answer.outcome === 'skipped') return answer;
  return {
    outcome: 'unknown',
    basis: 'assumed-from-saved',
    ...(answer.reason ? { reason: answer.reason } : {}),
    ...(answer.outcome !== 'passed' && answer.replies ? { replies: answer.replies } : {}),
    ...(answer.detail ? { detail: answer.detail } : {}),
  };
};

const run = (context: GateContext): GateAnswer => {
  const { facts, journey } = context;
  const { arrival, route, view } = journey;
  if (!arrival || !route || !view) return { outcome: 'skipped' };
  if (view.deploymentId) facts.read(deployedFact(view.deploymentId));
  if (!route.method.apiKeyRequired)
    return { outcome: 'skipped', basis: view.methodsBasis, detail: { required: false } };
  const source = keySource(context);
  const answer =
    source === 'AUTHORIZER'
      ? fromAuthorizer(context, arrival, route)
      : fromHeader(context, arrival, source !== undefined);
  return hedge(answer, view.methodsBasis === 'deployed');
};

/**
 * Whether the deployed method asks for an API key, and the key that was sent is enabled and in a usage plan of the stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export const apiKeyGate: Gate = { id: 'api-key', title: 'API key and plan', run };
