import type { UsagePlan } from '@gatescope/shared';
import { quotaExceeded, throttled } from '../reply/replies.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import { keysOfPlan, plansHolding } from './api-key/find-plans.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { Limit } from './throttle/limits.ts';
import { limitsOf } from './throttle/limits.ts';
import type { QuotaState } from './throttle/quota.ts';
import { quotaOf } from './throttle/quota.ts';

/** The plan that counts the request: only a method that requires a key is counted. Hidden plans are the key gate's doubt. */
const planOf = (context: GateContext): { readonly plan: UsagePlan; readonly keyId: string } | undefined => {
  const { journey, request } = context;
  const { arrival, route } = journey;
  if (!arrival || !route?.method.apiKeyRequired || request.apiKey.kind !== 'key') return undefined;
  const { keyId } = request.apiKey;
  const plan = plansHolding(context, arrival)?.find(({ id }) => keysOfPlan(context, id)?.includes(keyId));
  return plan && { plan, keyId };
};

const quotaAnswer = (
  context: GateContext,
): Pick<Extract<GateAnswer, { outcome: 'stopped' }>, 'reason' | 'replies' | 'basis'> => ({
  reason: 'quota-exceeded',
  replies: shapeReplies(context, [quotaExceeded]),
  basis: 'live',
});

const limitAnswer = (
  context: GateContext,
): Pick<Extract<GateAnswer, { outcome: 'stopped' }>, 'reason' | 'replies' | 'basis'> => ({
  reason: 'throttled',
  replies: shapeReplies(context, [throttled]),
  basis: 'live',
});

/** A rate of zero closes the method; a burst of zero lets through what does not overlap. */
const judge = (context: GateContext, limits: readonly Limit[], quota: QuotaState): GateAnswer => {
  if (quota.state === 'used-up') return { outcome: 'stopped', ...quotaAnswer(context) };
  const closed = limits.find(({ rate }) => rate === 0);
  if (closed) return { outcome: 'stopped', ...limitAnswer(context), detail: { limit: closed } };
  if (quota.state === 'unknown') return { outcome: 'unknown', ...quotaAnswer(context) };
  const tight = limits.find(({ burst }) => burst === 0);
  if (tight) return { outcome: 'unknown', ...limitAnswer(context), missing: [], detail: { limit: tight } };
  return { outcome: 'passed', basis: 'live' };
};

const run = (context: GateContext): GateAnswer => {
  const { arrival, route } = context.journey;
  if (!arrival || !route) return { outcome: 'skipped' };
  const counted = planOf(context);
  const limits = limitsOf(context, counted?.plan);
  const quota: QuotaState = counted ? quotaOf(context, counted.plan, counted.keyId) : { state: 'none' };
  const detail = { limits, ...(counted ? { planId: counted.plan.id, keyId: counted.keyId, quota } : {}) };
  const answer = judge(context, limits, quota);
  return { ...answer, detail: { ...detail, ...answer.detail } };
};

/**
 * Limits of plan, stage and account, and the plan's quota. Limits above zero let a single request pass; whether many are
 * too many is not configuration.
 */
export const throttleGate: Gate = { id: 'throttle', title: 'Throttle and quota', run };
