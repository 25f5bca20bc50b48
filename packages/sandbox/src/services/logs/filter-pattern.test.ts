import { describe, expect, test } from 'vitest';
import { compileFilterPattern } from './filter-pattern.ts';

const access =
  '{"status":403,"path":"/pets/1","error":{"message":"Forbidden"},"ip":"192.0.2.1","ok":false,"none":null}';
const execution = '(26a206af-11a7-4570-a61b-c9cc83229c8f) Method completed with status: 403';

describe('a filter pattern', () => {
  test.each([
    ['', execution, true],
    ['Method', execution, true],
    ['method', execution, false],
    ['Method completed', execution, true],
    ['Method failed', execution, false],
    ['"status: 403"', execution, true],
    ['"26a206af-11a7-4570-a61b-c9cc83229c8f"', execution, true],
    ['"say \\"hi\\""', 'they say "hi" here', true],
    ['?failed ?completed', execution, true],
    ['?failed ?broken', execution, false],
    ['Method -completed', execution, false],
    ['Method -"status: 200"', execution, true],
    ['%status: 4\\d\\d%', execution, true],
    ['%status: 5\\d\\d%', execution, false],
    ['{ $.status = 403 }', access, true],
    ['{ $.status != 403 }', access, false],
    ['{ $.status >= 400 && $.status < 500 }', access, true],
    ['{ $.path = "/pets/*" }', access, true],
    ['{ ($.status = 500) || ($.error.message = "Forbidden") }', access, true],
    ['{ $.ip = 192.0.2.* }', access, true],
    ['{ $.ok IS FALSE }', access, true],
    ['{ $.none IS NULL }', access, true],
    ['{ $.missing NOT EXISTS }', access, true],
    ['{ $.missing = "x" }', access, false],
    ['{ $.status = 403 }', 'no JSON', false],
  ])('%s on %s: %s', (pattern, message, isMatch) => {
    expect(compileFilterPattern(pattern)(message)).toBe(isMatch);
  });

  test.each(['"open', 'a:b', '[ip, user]', '{ $.a = 1', '{ a = 1 }', '{ $.a ~ 1 }', '%(%'])(
    '%s is refused',
    (pattern) => {
      expect(() => compileFilterPattern(pattern)).toThrow('Invalid filter pattern');
    },
  );
});
