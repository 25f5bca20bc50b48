import type { ApiKeySent, UsagePlan } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import type { GateContext } from '../gate.ts';
import { keysOfPlan, stateOfKey } from './find-plans.ts';

type KeyReason = Extract<ReasonCode, `api-key-${string}`>;

/** What comes of the key that was sent in the header, given the plans that hold the stage. */
export type KeyJudgement =
  | { readonly outcome: 'accepted'; readonly planId: string }
  | { readonly outcome: 'refused'; readonly reason: KeyReason; readonly detail?: Readonly<Record<string, unknown>> }
  /** `unsaid`: the caller did not say enough; otherwise a hidden fact decides. */
  | { readonly outcome: 'unknown'; readonly reason: KeyReason; readonly unsaid?: readonly string[] };

const invalid = (keyState: 'disabled' | 'unknown'): KeyJudgement => ({
  outcome: 'refused',
  reason: 'api-key-invalid',
  detail: { keyState },
});

const judgeKnown = (context: GateContext, keyId: string, plans: readonly UsagePlan[]): KeyJudgement => {
  const memberships = plans.map(({ id }) => ({ id, keys: keysOfPlan(context, id) }));
  const plan = memberships.find(({ keys }) => keys?.includes(keyId));
  const state = stateOfKey(context, keyId);
  if (state === 'disabled') return invalid('disabled');
  if (plan)
    return state === 'unknown'
      ? { outcome: 'unknown', reason: 'api-key-invalid' }
      : { outcome: 'accepted', planId: plan.id };
  if (state === 'none') return invalid('unknown');
  const isHidden = memberships.some(({ keys }) => keys === undefined);
  return { outcome: isHidden ? 'unknown' : 'refused', reason: 'api-key-not-in-plan' };
};

/** A key was sent, but not said which: refused only where no key at all would be accepted. */
const judgeSome = (context: GateContext, plans: readonly UsagePlan[]): KeyJudgement => {
  const memberships = plans.map(({ id }) => keysOfPlan(context, id));
  const known = memberships.flatMap((keys) => keys ?? []);
  if (memberships.includes(undefined)) return { outcome: 'unknown', reason: 'api-key-not-in-plan' };
  if (known.length === 0) return { outcome: 'refused', reason: 'api-key-not-in-plan', detail: { isPlanEmpty: true } };
  const isAllDisabled = known.every((id) => stateOfKey(context, id) === 'disabled');
  return isAllDisabled
    ? invalid('disabled')
    : { outcome: 'unknown', reason: 'api-key-invalid', unsaid: ['apiKey.keyId'] };
};

/** Judges what the header carries. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html */
export const judgeKey = (context: GateContext, sent: ApiKeySent, plans: readonly UsagePlan[]): KeyJudgement => {
  switch (sent.kind) {
    case 'not-said':
      return { outcome: 'unknown', reason: 'api-key-missing', unsaid: ['apiKey'] };
    case 'not-sent':
      return { outcome: 'refused', reason: 'api-key-missing' };
    case 'unknown-key':
      return invalid('unknown');
    case 'sent':
      return judgeSome(context, plans);
    case 'key':
      return judgeKnown(context, sent.keyId, plans);
  }
};
