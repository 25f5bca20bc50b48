import { problemTable, type ProblemCode } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { isWorthRetrying, retryDelay } from './query-client.ts';

const failed = (code: ProblemCode, retryAfter?: number): ApiError =>
  new ApiError({
    kind: 'problem',
    problem: {
      type: '',
      ...problemTable[code],
      code,
      detail: '',
      remedy: '',
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  });

describe('a failed call', () => {
  it.each(['throttled', 'aws-failed', 'region-unreachable', 'internal', 'timed-out'] as const)(
    'is tried again after %s',
    (code) => {
      expect(isWorthRetrying(0, failed(code))).toBe(true);
    },
  );

  it.each(['invalid-input', 'api-not-found', 'target-missing', 'forbidden', 'rate-limited'] as const)(
    'is not tried again after %s',
    (code) => {
      expect(isWorthRetrying(0, failed(code))).toBe(false);
    },
  );

  it.each(['no-credentials', 'credentials-expired', 'access-denied'] as const)(
    'is not tried again after %s, which lasts',
    (code) => {
      expect(isWorthRetrying(0, failed(code))).toBe(false);
    },
  );

  it('is tried again when nothing answered, three times in all', () => {
    const away = new ApiError({ kind: 'no-answer' });
    expect([0, 1, 2].map((failures) => isWorthRetrying(failures, away))).toEqual([true, true, false]);
  });

  it('is not tried again when the answer is out of contract, or the page broke', () => {
    expect(isWorthRetrying(0, new ApiError({ kind: 'unreadable', status: 200, detail: '' }))).toBe(false);
    expect(isWorthRetrying(0, new TypeError('x'))).toBe(false);
  });

  it('waits as long as the server asked, but not forever', () => {
    expect(retryDelay(0, failed('throttled', 3))).toBe(3000);
    expect(retryDelay(0, failed('throttled', 600))).toBe(10_000);
  });

  it('waits longer each time otherwise', () => {
    expect([0, 1].map((failures) => retryDelay(failures, failed('throttled')))).toEqual([500, 1000]);
  });
});
