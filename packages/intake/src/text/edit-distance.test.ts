import { describe, expect, it } from 'vitest';
import { editDistance, isSlip } from './edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['prod', 'prod', 0],
    ['prod', 'prd', 1],
    ['prod', 'pord', 1],
    ['prod', 'prods', 1],
    ['prod', 'dev', 4],
    ['', 'abc', 3],
  ])('%s and %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('holds long words for far apart', () => {
    expect(editDistance('a'.repeat(65), 'b')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('isSlip', () => {
  it('allows one mistake in short words and two in long ones', () => {
    expect(isSlip('pord', 'prod')).toBe(true);
    expect(isSlip('podd', 'live')).toBe(false);
    expect(isSlip('prodcution', 'production')).toBe(true);
    expect(isSlip('v1', 'v2')).toBe(false);
    expect(isSlip('PROD', 'prod')).toBe(false);
  });
});
