import { describe, expect, it } from 'vitest';
import { firstOpenStep } from './first-open-step.ts';

describe('the first step that has something to ask', () => {
  it.each([
    [{}, 'complaint'],
    [{ url: 'https://a.example' }, 'complaint'],
    [{ kind: 'refused' as const }, 'target'],
    [{ kind: 'refused' as const, url: 'https://a.example' }, 'caller'],
    [{ kind: 'failed' as const, api: 'a1b2' }, 'caller'],
  ])('for %j is %s', (question, step) => {
    expect(firstOpenStep(question)).toBe(step);
  });
});
