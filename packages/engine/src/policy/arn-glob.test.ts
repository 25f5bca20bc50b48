import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeArnGlob } from './arn-glob.ts';
import { toTokens } from './glob.ts';

const fits = (pattern: string, arn: string): boolean => makeArnGlob(toTokens(pattern))(arn);

describe('makeArnGlob', () => {
  const arn = 'arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/pets/42:archive';

  it.each([
    ['*', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/*', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/*/pets/*', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/*:archive', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/pets?42:archive', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/pets/42?archive', true],
    ['arn:aws:execute-api:us-east-1:111122223333:abc123/prod', false],
    ['arn:aws:execute-api:us-east-1:111122223333:ABC123/*', false],
    ['arn:aws:execute-api:*:*:abc123/*', true],
    ['arn:aws:execute-api:us-?ast-1:*:abc123/*', true],
    ['arn:aws:execute-api:us-*-1:111122223333:abc123/*', true],
  ])('%s: %s', (pattern, expected) => {
    expect(fits(pattern, arn)).toBe(expected);
  });

  it('lets a * that ends its part run on across colons', () => {
    expect(fits('arn:aws:execute-api:*', arn)).toBe(true);
    expect(fits('arn:aws:execute-api:*:abc123/*', arn)).toBe(true);
    expect(fits('arn:aws:execute-api:us-*:abc123/*', arn)).toBe(true);
    expect(fits('arn:aws:execute-api:us?east-1:*', arn)).toBe(true);
  });

  it('keeps every other wildcard within its part', () => {
    expect(fits('arn:aws:execute-api:us-*3:abc123/*', arn)).toBe(false);
    expect(fits('arn:aws:execute-api:us-east-1?111122223333:abc123/*', arn)).toBe(false);
    expect(fits('arn:a*i:us-east-1:111122223333:abc123/*', arn)).toBe(false);
    expect(fits('arn:aws:execute-api:*1:**:abc123/*', arn)).toBe(true);
  });

  it('agrees with a search through all ways to spread a * on short ARNs', () => {
    const spread = (pattern: string, text: string, colons: number): boolean => {
      if (pattern === '') return text === '';
      const [first = '', rest, next] = [pattern[0], pattern.slice(1), pattern.replace(/^\*+/, '')[0]];
      const isFree = colons >= 5 || (first === '*' && (next === undefined || next === ':'));
      const canTake = text !== '' && (isFree || text[0] !== ':');
      if (first === '*') return spread(rest, text, colons) || (canTake && spread(pattern, text.slice(1), colons));
      if (first === '?') return canTake && spread(rest, text.slice(1), colons);
      return first === text[0] && spread(rest, text.slice(1), colons + (first === ':' ? 1 : 0));
    };
    const any = (letters: string, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...letters.split('')), maxLength });
    fc.assert(
      fc.property(any('a::**?', 10), any('a::', 10), (pattern, text) => {
        expect(fits(pattern, text)).toBe(spread(pattern, text, 0));
      }),
      { numRuns: 5000 },
    );
  });

  it('needs no more than text times pattern steps', () => {
    const pattern = `${'*a'.repeat(30)}:*:*:*:*:*`;
    const text = 'a'.repeat(5_000);
    const count = { steps: 0 };
    expect(makeArnGlob(toTokens(pattern))(text, count)).toBe(false);
    expect(count.steps).toBeLessThanOrEqual(text.length * pattern.length);
  });

  it('needs no more than linear steps behind the last wildcard that is kept within its part', () => {
    const pattern = `arn:aws:execute-api:e*t-1:*:*/${'*a'.repeat(2000)}`;
    const text = `arn:aws:execute-api:east-1:111122223333:abc123/${'a:'.repeat(4000)}b`;
    const count = { steps: 0 };
    expect(makeArnGlob(toTokens(pattern))(text, count)).toBe(false);
    expect(count.steps).toBeLessThanOrEqual(4 * (text.length + pattern.length));
  });
});
