import { judgeKey } from '../api-key/judge-key.ts';
import { plansHolding } from '../api-key/find-plans.ts';
import { misplacedKey } from '../api-key/misnamed-header.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { Arrival } from '../journey.ts';
import { handshakeRefused } from './replies.ts';

const judge = (context: GateContext, arrival: Arrival): GateAnswer => {
  const { request } = context;
  const plans = plansHolding(context, arrival);
  const misplaced = misplacedKey(request);
  const detail = {
    required: true,
    sent: request.apiKey.kind,
    ...(request.apiKey.kind === 'key' ? { keyId: request.apiKey.keyId } : {}),
    ...(misplaced ? { misplaced } : {}),
  };
  const refusal = { replies: handshakeRefused, basis: 'live' } as const;
  if (plans === undefined) return { outcome: 'unknown', reason: 'api-key-not-in-plan', ...refusal, detail };
  if (plans.length === 0) return { outcome: 'stopped', reason: 'usage-plan-missing', ...refusal, detail };
  const judgement = judgeKey(context, request.apiKey, plans);
  const told = { ...detail, planIds: plans.map(({ id }) => id) };
  if (judgement.outcome === 'accepted')
    return { outcome: 'passed', basis: 'live', detail: { ...told, planId: judgement.planId } };
  if (judgement.outcome === 'refused')
    return { outcome: 'stopped', reason: judgement.reason, ...refusal, detail: { ...told, ...judgement.detail } };
  const { reason, unsaid } = judgement;
  return {
    outcome: 'unknown',
    reason,
    ...refusal,
    ...(unsaid ? { missing: [] } : {}),
    detail: { ...told, ...(unsaid ? { unsaid } : {}) },
  };
};

const run = (context: GateContext): GateAnswer => {
  const { arrival, v2, route } = context.journey;
  if (!arrival || v2?.call !== 'handshake' || !route?.method.apiKeyRequired) return { outcome: 'skipped' };
  return judge(context, arrival);
};

/**
 * The API key that `$connect` asks for. HTTP APIs have no keys.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export const webSocketApiKeyGate: Gate = { id: 'api-key', title: 'API key and plan', run };
