import { describe, expect, it } from 'vitest';
import { contentTypeOf, findBinaryType, firstAcceptOf, isBinaryByNature } from './media-type.ts';

describe('contentTypeOf', () => {
  it('is JSON without a header, as in API Gateway', () => {
    expect(contentTypeOf({ headers: {} })).toBe('application/json');
  });

  it('leaves parameters and case aside', () => {
    expect(contentTypeOf({ headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).toBe('application/json');
  });
});

describe('firstAcceptOf', () => {
  it('takes the first media type alone', () => {
    expect(firstAcceptOf({ headers: { accept: 'text/html;q=1,image/png' } })).toBe('text/html');
  });

  it('is undefined without the header', () => {
    expect(firstAcceptOf({ headers: {} })).toBeUndefined();
  });
});

describe('findBinaryType', () => {
  it.each([
    [['*/*'], 'text/html', '*/*'],
    [['*~1*'], 'text/html', '*~1*'],
    [['image/*'], 'image/png', 'image/*'],
    [['image/png'], 'image/jpeg', undefined],
    [[], 'image/png', undefined],
  ])('finds in %j for %s: %s', (types, type, expected) => {
    expect(findBinaryType(types, type)).toBe(expected);
  });
});

describe('isBinaryByNature', () => {
  it.each(['image/png', 'application/pdf', 'multipart/form-data', 'application/octet-stream', 'font/woff2'])(
    'says yes to %s',
    (type) => {
      expect(isBinaryByNature(type)).toBe(true);
    },
  );

  it.each([
    'application/json',
    'text/csv',
    'application/problem+json',
    'image/svg+xml',
    'application/x-www-form-urlencoded',
    '*/*',
  ])('says no to %s', (type) => {
    expect(isBinaryByNature(type)).toBe(false);
  });
});
