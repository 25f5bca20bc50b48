import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGlob, matchesGlob, toLiteralTokens, toTokens } from './glob.ts';

const fits = (pattern: string, text: string): boolean => matchesGlob(makeGlob(toTokens(pattern)), text);

/** The plainest definition there is. */
const reference = (pattern: string, text: string): boolean => {
  const [first = '', rest] = [pattern[0], pattern.slice(1)];
  if (pattern === '') return text === '';
  if (first === '*') return reference(rest, text) || (text !== '' && reference(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && reference(rest, text.slice(1));
};

const stepsOf = (pattern: string, text: string): number => {
  const count = { steps: 0 };
  matchesGlob(makeGlob(toTokens(pattern)), text, count);
  return count.steps;
};

describe('matchesGlob', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'a/b:c', true],
    ['?', '', false],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab*', 'aba', false],
    ['a**b', 'ab', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?*?', 'ab', true],
    ['?*?', 'a', false],
    ['[a]+.', '[a]+.', true],
    ['A', 'a', false],
  ])('%j on %j is %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  it('equals the plainest definition on any pattern and text', () => {
    const alphabet = (letters: string) => fc.string({ unit: fc.constantFrom(...letters.split('')), maxLength: 9 });
    fc.assert(
      fc.property(alphabet('ab*?'), alphabet('ab'), (pattern, text) => {
        expect(fits(pattern, text)).toBe(reference(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes literal tokens for what they are', () => {
    const glob = makeGlob(toLiteralTokens('a*?'));
    expect(matchesGlob(glob, 'a*?')).toBe(true);
    expect(matchesGlob(glob, 'abc')).toBe(false);
  });

  it.each([
    ['*a*a*a*a*b', 'a'],
    [`${'*a'.repeat(40)}*b`, 'a'],
    [`*${'a'.repeat(500)}b*`, 'a'],
    [`*${'ab'.repeat(200)}c*`, 'ab'],
    ['*?*?*?*?*b', 'a'],
  ])('needs steps in proportion to text and pattern on %.20s…', (pattern, unit) => {
    for (const length of [1_000, 10_000, 100_000]) {
      const text = unit.repeat(length / unit.length);
      expect(stepsOf(pattern, text)).toBeLessThanOrEqual(2 * (text.length + pattern.length));
      expect(stepsOf(`${pattern}*`, text)).toBeLessThanOrEqual(2 * (text.length + pattern.length + 1));
    }
  });
});
