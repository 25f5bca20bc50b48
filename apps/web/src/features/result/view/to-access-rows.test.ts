import type { AccessChange } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toAccessRows } from './to-access-rows.ts';

const change = (caller: string, method: string, after: AccessChange['after'] = 'allowed'): AccessChange => ({
  caller,
  method,
  before: 'refused',
  after,
});

describe('who gains or loses access', () => {
  it('is told once per caller, with every method', () => {
    const rows = toAccessRows(
      [change('Anybody', 'GET /a'), change('A role', 'GET /a'), change('Anybody', 'POST /a')],
      [],
    );
    expect(rows.map(({ caller, methods }) => [caller, methods])).toEqual([
      ['Anybody', ['GET /a', 'POST /a']],
      ['A role', ['GET /a']],
    ]);
  });

  it('keeps apart what is certain and what is not', () => {
    expect(toAccessRows([change('Anybody', 'GET /a'), change('Anybody', 'POST /a', 'unknown')], [])).toHaveLength(2);
  });

  it('keeps apart those who gain and those who lose', () => {
    const rows = toAccessRows([change('Anybody', 'GET /a')], [change('Anybody', 'GET /b')]);
    expect(rows.map(({ gains }) => gains)).toEqual([true, false]);
  });
});
