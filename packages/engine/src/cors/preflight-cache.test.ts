import { describe, expect, it } from 'vitest';
import { preflightKeptSeconds } from './preflight-cache.ts';

describe('preflightKeptSeconds', () => {
  it.each([
    ['nothing', undefined, 5],
    ['a number', ['600'], 600],
    ['no time at all', ['0'], 0],
    ['less than none', ['-1'], 0],
    ['no number', ['10m'], 5],
    ['two lines', ['600', '600'], 5],
    ['more than browsers keep', ['86400'], 7200],
  ])('reads %s', (_name, values, seconds) => {
    const headers: Record<string, string[]> = values ? { 'access-control-max-age': values } : {};
    expect(preflightKeptSeconds({ status: 200, headers })).toBe(seconds);
  });
});
