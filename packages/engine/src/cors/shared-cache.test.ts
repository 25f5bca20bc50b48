import { describe, expect, it } from 'vitest';
import { keptForAllOrigins } from './shared-cache.ts';

describe('keptForAllOrigins', () => {
  it.each([
    [{ 'x-cache': ['Hit from cloudfront'] }, 'x-cache: Hit from cloudfront'],
    [{ age: ['31'], vary: ['Accept-Encoding'] }, 'age: 31'],
    [{ 'cf-cache-status': ['HIT'] }, 'cf-cache-status: HIT'],
  ])('names the sign in %j', (headers, sign) => {
    expect(keptForAllOrigins(headers)).toBe(sign);
  });

  it.each([
    [{ 'x-cache': ['Miss from cloudfront'], age: ['0'] }],
    [{ 'x-cache': ['Hit from cloudfront'], vary: ['Accept-Encoding, Origin'] }],
    [{ age: ['31'], vary: ['Accept-Encoding', 'origin'] }],
    [{}],
  ])('claims nothing of %j', (headers) => {
    expect(keptForAllOrigins(headers)).toBeUndefined();
  });
});
