import { describe, expect, it } from 'vitest';
import { findsLinear } from './linear-regex.ts';

describe('findsLinear', () => {
  const patterns = [
    '^Bearer [-0-9a-zA-z.]*$',
    'a|b+c',
    '^(?:x{2,3}|y)$',
    '[^a-c]z',
    '\\d{3}-\\w+',
    '^$',
    'ab?c',
    'a.c',
    '(a(b|c)*)+d',
    '\\.js$',
    'x{0,2}y',
    '^[\\w.-]+$',
  ];
  const texts = [
    '',
    'Bearer abc.DEF-9',
    'bearer abc',
    'xx',
    'xxxx',
    'y',
    'bbbc',
    'cz',
    'dz',
    '123-abc',
    'ac',
    'abc',
    'a\nc',
    'abcbd',
    'app.js',
    'xxxy',
    'token_1',
  ];
  it.each(patterns)('agrees with the built-in engine on %s', (pattern) => {
    const builtIn = new RegExp(pattern);
    for (const text of texts) expect(findsLinear(pattern, text), text).toBe(builtIn.test(text));
  });

  it.each(['(?=a)b', '(?<n>a)', 'a\\1', '\\bword', 'a++', '[', '(', 'a{2,1000}{2,1000}', 'a{9999}', '{a', '\\p{L}'])(
    'does not judge %s',
    (pattern) => {
      expect(findsLinear(pattern, 'a')).toBeUndefined();
    },
  );

  it('does not hang on a pattern that makes others hang', () => {
    expect(findsLinear('^(a+)+$', `${'a'.repeat(5_000)}b`)).toBe(false);
  });
});
