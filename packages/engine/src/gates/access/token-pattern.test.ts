import { describe, expect, it } from 'vitest';
import { canMatchToken } from './token-pattern.ts';

describe('canMatchToken', () => {
  it.each<[string, string, boolean | undefined]>([
    ['^Bearer [\\w.-]+$', 'Bearer <masked>', true],
    ['^Bearer\\s[\\w.-]+$', 'Bearer <valid token>', true],
    ['^Bearer [\\w.-]+$', '<masked>', false],
    ['^Bearer [\\w.-]+$', 'Basic <masked>', false],
    ['^Bearer [\\w.-]+$', '<a token>', undefined],
    ['^tok_[0-9]{32}$', '<masked>', undefined],
    ['^x-[a-z]+$', 'x-abc', true],
    ['^x-[a-z]+$', 'y-abc', false],
    ['^(?=x)', 'abc', undefined],
  ])('%s against %s', (pattern, value, expected) => {
    expect(canMatchToken(pattern, value)).toBe(expected);
  });
});
