import type { UsagePlan } from '@gatescope/shared';
import { accountFact, accountFactOf } from '../../facts.ts';
import type { GateContext } from '../gate.ts';
import type { Arrival } from '../journey.ts';

/** Usage plans that hold the stage; undefined when the plans may not be read. Stage names are compared with regard to case. */
export const plansHolding = (
  { facts }: Pick<GateContext, 'facts'>,
  { apiId, stageName }: Pick<Arrival, 'apiId' | 'stageName'>,
): readonly UsagePlan[] | undefined => {
  const plans = facts.read(accountFact('usagePlans'));
  if (plans.state === 'hidden') return undefined;
  const all = plans.state === 'present' ? plans.value : [];
  return all.filter(({ apiStages }) => apiStages?.some((held) => held.apiId === apiId && held.stage === stageName));
};

/** Key ids of a plan; undefined when they may not be read. */
export const keysOfPlan = ({ facts }: Pick<GateContext, 'facts'>, planId: string): readonly string[] | undefined => {
  const keys = facts.read(accountFactOf('usagePlanKeys', planId));
  if (keys.state === 'hidden') return undefined;
  return keys.state === 'present' ? keys.value.map(({ id }) => id) : [];
};

/** Whether a key is enabled: `unknown` when keys may not be read, `none` when the account has no such key. */
export const stateOfKey = (
  { facts }: Pick<GateContext, 'facts'>,
  keyId: string,
): 'enabled' | 'disabled' | 'none' | 'unknown' => {
  const keys = facts.read(accountFact('apiKeys'));
  if (keys.state === 'hidden') return 'unknown';
  const key = keys.state === 'present' ? keys.value.find(({ id }) => id === keyId) : undefined;
  if (!key) return 'none';
  // GetApiKeys always tells it; a missing flag is no reason to call a key disabled.
  return key.enabled === false ? 'disabled' : 'enabled';
};
