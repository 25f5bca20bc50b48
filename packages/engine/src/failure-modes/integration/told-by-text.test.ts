import { describe, expect, it } from 'vitest';
import { findFunctionResult, findShapeError, spokenSeconds } from './told-by-text.ts';

describe('spokenSeconds', () => {
  it.each([
    ['The call takes about five seconds; the page should get it.', 5],
    ['it needs 12 s', 12],
    ['a 40-second report', 40],
    ['half a minute', 30],
    ['2 minutes at most, 30 seconds mostly', 120],
    ['Task timed out after 3.00 seconds', 3],
    ['it takes long', undefined],
    ['200 status codes', undefined],
  ])('reads "%s" as %s', (text, seconds) => {
    expect(spokenSeconds(text)).toBe(seconds);
  });
});

describe('findFunctionResult', () => {
  it('finds the object inside a sentence', () => {
    expect(findFunctionResult('What it returns: {"statusCode": 200, "body": {"a": 1}} as logged {x')).toEqual({
      statusCode: 200,
      body: { a: 1 },
    });
  });

  it('passes over objects that are no reply', () => {
    expect(findFunctionResult('{"total": 3}')).toBeUndefined();
  });
});

describe('findShapeError', () => {
  it.each([
    [{ statusCode: 200, body: { a: 1 } }, 'body'],
    [{ statusCode: 200, body: [1] }, 'body'],
    [{ statusCode: 'ok', body: '' }, 'statusCode'],
    [{ isBase64Encoded: true, body: '' }, 'statusCode'],
    [{ statusCode: 200, headers: { a: ['b'] } }, 'headers'],
    [{ statusCode: 200, isBase64Encoded: 'true' }, 'isBase64Encoded'],
  ])('finds what is wrong with %j', (result, field) => {
    expect(findShapeError(result)?.field).toBe(field);
  });

  it.each([
    [{ statusCode: 200 }],
    [{ statusCode: '200', body: 'x', headers: { a: 'b', n: 1 }, isBase64Encoded: false }],
    [{ statusCode: 204, body: null }],
  ])('accepts %j', (result) => {
    expect(findShapeError(result)).toBeUndefined();
  });
});
