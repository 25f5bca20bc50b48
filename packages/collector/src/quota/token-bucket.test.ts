import { expect, it } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

it('lets a burst pass at once and then waits for the rate', () => {
  const bucket = createTokenBucket({ rate: 5, burst: 3 }, 0);
  for (let call = 0; call < 3; call += 1) {
    expect(bucket.waitMs(0)).toBe(0);
    bucket.take(0);
  }
  expect(bucket.waitMs(0)).toBe(200);
  expect(bucket.waitMs(150)).toBe(50);
  expect(bucket.waitMs(200)).toBe(0);
});

it('never holds more than its burst', () => {
  const bucket = createTokenBucket({ rate: 5, burst: 2 }, 0);
  bucket.take(1_000_000);
  bucket.take(1_000_000);
  expect(bucket.waitMs(1_000_000)).toBe(200);
});

it('stays closed for as long as AWS asked, and then lets one pass', () => {
  const bucket = createTokenBucket({ rate: 5, burst: 10 }, 0);
  bucket.pause(0, 3_000);
  expect(bucket.waitMs(1_000)).toBe(2_000);
  expect(bucket.waitMs(3_000)).toBe(0);
  bucket.take(3_000);
  expect(bucket.waitMs(3_000)).toBe(200);
});

it('does not shorten a pause by a shorter one', () => {
  const bucket = createTokenBucket({ rate: 5, burst: 10 }, 0);
  bucket.pause(0, 3_000);
  bucket.pause(100, 500);
  expect(bucket.waitMs(1_000)).toBe(2_000);
});
