import type { UsagePlan } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import type { GateContext } from '../gate.ts';

/** How a plan's quota stands for a key. */
export type QuotaState =
  | { readonly state: 'none' }
  | { readonly state: 'left'; readonly remaining: number; readonly limit: number }
  | { readonly state: 'used-up'; readonly limit: number; readonly period: string }
  | { readonly state: 'unknown'; readonly limit: number; readonly period: string };

/** The last day's `[used, remaining]` is the state of the whole period. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html */
export const quotaOf = ({ facts }: GateContext, plan: UsagePlan, keyId: string): QuotaState => {
  const { limit, period = 'period' } = plan.quota ?? {};
  if (limit === undefined) return { state: 'none' };
  if (limit === 0) return { state: 'used-up', limit, period };
  const usage = facts.read(accountFactOf('usage', plan.id));
  if (usage.state === 'hidden') return { state: 'unknown', limit, period };
  const days = usage.state === 'present' ? usage.value.items?.[keyId] : undefined;
  const [used = limit, remaining] = days?.at(-1) ?? [];
  // A key without an entry has not been used in the time that was asked for.
  if (remaining === undefined) return { state: 'left', remaining: limit, limit };
  // A daily quota that was raised since counts with what was used today; for longer periods only AWS knows the sum.
  const isUsedUp = remaining <= 0 && (period !== 'DAY' || used >= limit);
  return isUsedUp ? { state: 'used-up', limit, period } : { state: 'left', remaining, limit };
};
