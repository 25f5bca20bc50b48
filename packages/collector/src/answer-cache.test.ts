import { expect, it } from 'vitest';
import { createAnswerCache } from './answer-cache.ts';

const make = (capacity = 10) => {
  const clock = { now: 0 };
  return { clock, cache: createAnswerCache({ now: () => clock.now, capacity }) };
};

it('keeps an answer for its lifetime, counted from when it was read', () => {
  const { clock, cache } = make();
  clock.now = 100;
  cache.set('key', { value: 'answer', readAt: 50 }, 1_000);
  clock.now = 1_049;
  expect(cache.get('key')).toEqual({ value: 'answer', readAt: 50 });
  clock.now = 1_050;
  expect(cache.get('key')).toBeUndefined();
  expect(cache.entries()).toEqual([]);
});

it('lets the oldest go when it is full', () => {
  const { cache } = make(2);
  for (const key of ['first', 'second', 'third']) cache.set(key, { value: key, readAt: 0 }, 1_000);
  expect(cache.entries().map(({ key }) => key)).toEqual(['second', 'third']);
});

it('counts an answer that is read again as new', () => {
  const { cache } = make(2);
  for (const key of ['first', 'second', 'first', 'third']) cache.set(key, { value: key, readAt: 0 }, 1_000);
  expect(cache.entries().map(({ key }) => key)).toEqual(['first', 'third']);
});

it('lets go of what is too old, though nobody asks for it again', () => {
  const { clock, cache } = make();
  cache.set('short', { value: 'answer', readAt: 0 }, 500);
  cache.set('long', { value: 'answer', readAt: 0 }, 10_000);
  clock.now = 2_000;
  cache.set('next', { value: 'answer', readAt: 2_000 }, 500);
  // Time that runs backwards would show an entry that was only hidden.
  clock.now = 0;
  expect(cache.get('short')).toBeUndefined();
  expect(cache.get('long')).toBeDefined();
});
