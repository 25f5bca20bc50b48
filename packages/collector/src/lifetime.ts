import type { Outcome } from './to-fact.ts';

/** How long what the APIs of an account share is kept; each visit says how much of that it accepts. */
export const sharedLifetimeMs = 15 * 60_000;

/** The lifetime of what never changes. */
export const foreverMs: number = Number.MAX_SAFE_INTEGER;

/**
 * How long an outcome may be kept: failures and throttling never, a refusal of what is shared as long as a value. What belongs to one API
 * is kept for `reuseMs`, so that people who look at the same API within moments need not ask AWS each.
 */
export const lifetimeMs = (
  keep: 'shared' | 'for-ever' | 'nothing' | undefined,
  outcome: Outcome<unknown>,
  reuseMs: number,
): number => {
  if (keep === 'nothing' || outcome.kind === 'malformed') return 0;
  if (keep === undefined) return outcome.kind === 'trouble' ? 0 : reuseMs;
  if (outcome.kind === 'trouble') return outcome.trouble.kind === 'denied' ? sharedLifetimeMs : 0;
  return keep === 'for-ever' && outcome.kind === 'value' ? foreverMs : sharedLifetimeMs;
};
