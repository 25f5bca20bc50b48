import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from './find-json-error.ts';
import { parsePolicyDocument } from './parse-policy-document.ts';

const document = { Version: '2012-10-17', Statement: [{ Resource: 'a/"b"\\c', Condition: { k: '10.0.0.0/8' } }] };
const text = JSON.stringify(document, null, 2);

describe('parsePolicyDocument', () => {
  it('reads plain JSON', () => {
    expect(parsePolicyDocument(text)).toEqual({ kind: 'parsed', document, wasEscaped: false });
  });

  it('reads what GetRestApi gives: the inside of a JSON string, slashes escaped too', () => {
    const escaped = JSON.stringify(JSON.stringify(document)).slice(1, -1).replaceAll('/', '\\/');
    expect(parsePolicyDocument(escaped)).toEqual({ kind: 'parsed', document, wasEscaped: true });
    expect(parsePolicyDocument('{\\"Version\\":\\"2012-10-17\\"}')).toMatchObject({
      document: { Version: '2012-10-17' },
    });
  });

  it('reads a whole JSON string, and escaped text that was wrapped', () => {
    expect(parsePolicyDocument(JSON.stringify(text))).toEqual({ kind: 'parsed', document, wasEscaped: true });
    expect(parsePolicyDocument('{\\"a\\":\n\\"b\\"}\n')).toEqual({
      kind: 'parsed',
      document: { a: 'b' },
      wasEscaped: true,
    });
  });

  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{"a": tru}', 1, 7],
    ['{"a": 01}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": 1} x', 1, 10],
    ['[1, 2\n 3]', 2, 2],
    ['{\n  "a": "b\n"}', 2, 8],
    ['{"a": "\\x"}', 1, 7],
    ['{a: 1}', 1, 2],
    ['[1}', 1, 3],
    ['{\\"a\\": 1,}', 1, 9],
  ])('says where %j breaks', (broken, line, column) => {
    expect(parsePolicyDocument(broken)).toEqual({
      kind: 'malformed',
      problem: { path: '', reason: 'document-not-json', line, column },
    });
  });
});

describe('findJsonError', () => {
  it('finds an error in exactly the texts that are not JSON', () => {
    const isJson = (found: string): boolean => {
      try {
        JSON.parse(found);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '1',
        '-',
        '.5',
        'e1',
        'null',
        ' ',
        '\n',
        '\\u00e9',
        '0',
      ),
      {
        maxLength: 9,
      },
    );
    const any = fc.oneof(
      fc.json(),
      pieces.map((found) => found.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(any, (found) => {
        expect(findJsonError(found) === undefined).toBe(isJson(found));
      }),
      { numRuns: 5000 },
    );
  });
});
