import { expect, it } from 'vitest';
import { lifetimeMs, sharedLifetimeMs } from './lifetime.ts';
import type { Outcome } from './to-fact.ts';

const value: Outcome<number> = { kind: 'value', value: 1, readAt: 'now' };
const trouble = (kind: 'denied' | 'throttled' | 'failed' | 'unreachable'): Outcome<number> => ({
  kind: 'trouble',
  trouble: { kind, message: '' },
});

it('keeps what belongs to one API for moments, but no refusal', () => {
  expect(lifetimeMs(undefined, value, 5_000)).toBe(5_000);
  expect(lifetimeMs(undefined, trouble('denied'), 5_000)).toBe(0);
  expect(lifetimeMs(undefined, value, 0)).toBe(0);
});

it('keeps what is shared for a while, a refusal included', () => {
  expect(lifetimeMs('shared', value, 0)).toBe(sharedLifetimeMs);
  expect(lifetimeMs('shared', trouble('denied'), 0)).toBe(sharedLifetimeMs);
});

it.each(['throttled', 'failed', 'unreachable'] as const)('keeps nothing that was %s', (kind) => {
  expect(lifetimeMs(undefined, trouble(kind), 5_000)).toBe(0);
  expect(lifetimeMs('shared', trouble(kind), 5_000)).toBe(0);
  expect(lifetimeMs('for-ever', trouble(kind), 5_000)).toBe(0);
});

it('keeps what never changes for ever, but not that it was missing', () => {
  expect(lifetimeMs('for-ever', value, 0)).toBe(Number.MAX_SAFE_INTEGER);
  expect(lifetimeMs('for-ever', { kind: 'none', readAt: 'now' }, 0)).toBe(sharedLifetimeMs);
});
