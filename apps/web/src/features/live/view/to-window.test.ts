import { describe, expect, it } from 'vitest';
import { toWindow } from './to-window.ts';

const now = Date.UTC(2025, 5, 1, 12);

describe('a stretch of time', () => {
  it('ends now, or lies around a time', () => {
    expect(toWindow('3h', undefined, now)).toEqual({
      from: '2025-06-01T09:00:00.000Z',
      to: '2025-06-01T12:00:00.000Z',
    });
    expect(toWindow('around', '2025-05-30T08:00:00Z', now)).toEqual({
      from: '2025-05-30T07:45:00.000Z',
      to: '2025-05-30T08:15:00.000Z',
    });
  });

  it('is for the server to say, or not known', () => {
    expect(toWindow('last-good', undefined, now)).toBeUndefined();
    expect(toWindow('around', 'yesterday', now)).toBeUndefined();
  });
});
