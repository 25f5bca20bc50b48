import { describe, expect, it } from 'vitest';
import { findPatterns, findUnbounded } from './testing/find-patterns.ts';

const sources = Object.entries(import.meta.glob('./**/*.ts', { query: '?raw', import: 'default', eager: true })).filter(
  ([path]) => !/\.test\.ts$|\/testing\//.test(path),
);

describe('the regular expressions of this package', () => {
  it('are found by the test', () => {
    expect(sources.flatMap(([, source]) => findPatterns(source)).length).toBeGreaterThan(400);
    expect(
      findPatterns('const a = /b+c/i; // no /d*/\nconst e = "f/g*"; const h = i / j;').map(({ source }) => source),
    ).toEqual(['b+c']);
  });

  it('have an upper bound on every quantifier, so that no input makes them look back far', () => {
    const unbounded = sources.flatMap(([path, source]) =>
      findPatterns(source).flatMap(({ source: pattern, line }) => {
        const part = findUnbounded(pattern);
        return part ? [`${path}:${line} ${part}`] : [];
      }),
    );
    expect(unbounded).toEqual([]);
  });

  it.each([
    ['a+', 'a+'],
    ['[^"]*', '[^"]*'],
    ['\\d{2,}', '\\d{2,}'],
    ['[+*]{1,3}\\+\\*', undefined],
    ['(?:a|b){0,20}c?', undefined],
  ])('judges %s', (pattern, part) => {
    expect(findUnbounded(pattern)).toBe(part);
  });
});
