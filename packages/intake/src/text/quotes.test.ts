import { describe, expect, it } from 'vitest';
import { findClosing, quoteAt, quoteBefore } from './quotes.ts';

const inside = (text: string, at: number): string => {
  const opening = quoteAt(text, at);
  return opening ? text.slice(opening.end, findClosing(text, opening)) : '';
};

describe('findClosing', () => {
  it.each([
    ['"abc" d', 0, 'abc'],
    ['"a\\"b" d', 0, 'a\\"b'],
    ['\\"abc\\" d', 0, 'abc'],
    ['\\"a\\\\\\"b\\" d', 0, 'a\\\\\\"b'],
    ["'it\"s' d", 0, 'it"s'],
    ['"open\nnext"', 0, 'open'],
    ['"open', 0, 'open'],
  ])('reads %j from %i', (text, at, expected) => {
    expect(inside(text, at)).toBe(expected);
  });

  it('tells a quote with backslashes from one without', () => {
    expect(quoteBefore('a\\"', 3)).toMatchObject({ char: '"', backslashes: 1, start: 1 });
    expect(quoteBefore('abc', 3)).toBeUndefined();
  });
});
