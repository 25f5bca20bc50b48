import { describe, expect, it } from 'vitest';
import { findJson } from './find-json.ts';

describe('findJson', () => {
  it('finds objects and arrays with their places', () => {
    expect(findJson('a {"b":"}"} [1,{"c":2}]')).toEqual([
      { start: 2, end: 11, value: { b: '}' } },
      { start: 12, end: 23, value: [1, { c: 2 }] },
    ]);
  });

  it('reads JSON that is escaped inside a string', () => {
    expect(findJson('x "{\\"a\\":\\"{\\"}" y')).toMatchObject([{ value: { a: '{' } }]);
  });

  it('goes on behind what is none', () => {
    expect(findJson('{"a": {"b":1} oops').map(({ value }) => value)).toEqual([{ b: 1 }]);
    expect(findJson('[ec2-user@host ~]$ {"a":1}').map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(findJson('{"a":')).toEqual([]);
  });
});
