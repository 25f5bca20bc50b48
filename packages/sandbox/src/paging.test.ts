import { describe, expect, test } from 'vitest';
import { makeToken, pageOf, readToken } from './paging.ts';

const refuse = () => new Error('invalid token');

describe('paging', () => {
  test('goes through a list without gap or repetition', () => {
    const all = Array.from({ length: 23 }, (_, index) => index);
    const seen: number[] = [];
    let token: string | undefined;
    do {
      const page = pageOf(all, { limit: 5, token }, refuse);
      seen.push(...page.items);
      token = page.next;
    } while (token !== undefined);
    expect(seen).toEqual(all);
  });

  test('gives no token when the last page is full', () => {
    expect(pageOf([1, 2], { limit: 2, token: undefined }, refuse).next).toBeUndefined();
  });

  test('refuses tokens that it did not make', () => {
    expect(() => pageOf([1, 2], { limit: 1, token: 'x' }, refuse)).toThrow('invalid token');
    expect(() => pageOf([1, 2], { limit: 1, token: makeToken(9) }, refuse)).toThrow('invalid token');
    expect(readToken(makeToken(7))).toBe(7);
  });
});
