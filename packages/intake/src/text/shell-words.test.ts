import { describe, expect, it } from 'vitest';
import { readCommand } from './shell-words.ts';

const words = (text: string): string[] => readCommand(text, 0).words.map(({ value }) => value);

describe('readCommand', () => {
  it.each([
    ['curl -s https://a.b/c', ['curl', '-s', 'https://a.b/c']],
    ["curl -H 'a: b' -d '{\"x\": 1}'", ['curl', '-H', 'a: b', '-d', '{"x": 1}']],
    ['curl -H "a: \\"b\\" $c"', ['curl', '-H', 'a: "b" $c']],
    ["curl $'a\\nb\\'c'", ['curl', "a\nb'c"]],
    ["echo 'it'\"'\"'s'", ['echo', "it's"]],
    ['curl a \\\n  -H b \\\r\n  c', ['curl', 'a', '-H', 'b', 'c']],
    ['curl ^"https://a.b^" ^\n  -H ^"x: y^"', ['curl', 'https://a.b', '-H', 'x: y']],
    ['curl a `\n  -H b', ['curl', 'a', '-H', 'b']],
    ['curl https://a.b/?x=1&y=2', ['curl', 'https://a.b/?x=1&y=2']],
    ['curl a | jq .', ['curl', 'a']],
    ['curl a && echo b', ['curl', 'a']],
    ['curl a; echo', ['curl', 'a']],
    ['curl a\nb', ['curl', 'a']],
    ["curl 'open", ['curl', 'open']],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('says where the command ends', () => {
    expect(readCommand('curl a | jq', 0).end).toBe(6);
  });
});
