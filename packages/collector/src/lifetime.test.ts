import { expect, it } from 'vitest';
import { lifetimeMs, sharedLifetimeMs } from './lifetime.ts';
import type { Outcome } from './to-fact.ts';

const value: Outcome<number> = { kind: 'value', value: 1, readAt: 'now' };
const trouble = (kind: 'denied' | 'throttled' | 'failed' | 'unreachable'): Outcome<number> => ({
  kind: 'trouble',
  trouble: { kind, message: '' },
});

it('keeps nothing of what belongs to one API', () => {
  expect(lifetimeMs(undefined, value)).toBe(0);
});

it('keeps what is shared for a while, a refusal included', () => {
  expect(lifetimeMs('shared', value)).toBe(sharedLifetimeMs);
  expect(lifetimeMs('shared', trouble('denied'))).toBe(sharedLifetimeMs);
});

it.each(['throttled', 'failed', 'unreachable'] as const)('keeps nothing that was %s', (kind) => {
  expect(lifetimeMs('shared', trouble(kind))).toBe(0);
  expect(lifetimeMs('for-ever', trouble(kind))).toBe(0);
});

it('keeps what never changes for ever, but not that it was missing', () => {
  expect(lifetimeMs('for-ever', value)).toBe(Number.MAX_SAFE_INTEGER);
  expect(lifetimeMs('for-ever', { kind: 'none', readAt: 'now' })).toBe(sharedLifetimeMs);
});
