import { describe, expect, it } from 'vitest';
import { slopeOf } from './slope-of.ts';

describe('slopeOf', () => {
  it('is that of the line through points on a line', () => {
    expect(slopeOf([0, 100, 200].map((x) => ({ x, y: 3 + x / 50 })))).toBeCloseTo(0.02);
  });

  it('is nothing where points only scatter', () => {
    expect(slopeOf([1, 2, 2, 1].map((y, x) => ({ x, y })))).toBeCloseTo(0);
  });
});
