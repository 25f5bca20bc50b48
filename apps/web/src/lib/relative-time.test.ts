import { describe, expect, it } from 'vitest';
import { toRelativeTime, toUtcTime } from './relative-time.ts';

const now = Date.parse('2026-03-02T12:00:00Z');

describe('an age', () => {
  it.each([
    ['2026-03-02T11:59:30Z', 'just now'],
    ['2026-03-02T12:00:20Z', 'just now'],
    ['2026-03-02T11:59:00Z', '1 minute ago'],
    ['2026-03-02T11:17:00Z', '43 minutes ago'],
    ['2026-03-02T09:30:00Z', '2 hours ago'],
    ['2026-03-01T09:30:00Z', 'yesterday'],
    ['2026-02-20T12:00:00Z', '10 days ago'],
    ['nonsense', 'nonsense'],
  ])('of %s is %s', (iso, words) => {
    expect(toRelativeTime(iso, now)).toBe(words);
  });

  it('has its time in UTC', () => {
    expect(toUtcTime('2026-03-02T12:00:05.123+02:00')).toBe('2026-03-02 10:00:05 UTC');
    expect(toUtcTime('nonsense')).toBe('nonsense');
  });
});
