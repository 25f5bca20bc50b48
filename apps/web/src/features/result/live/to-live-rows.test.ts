import type { Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toLiveRows } from './to-live-rows.ts';

const common = { id: 'o', relation: 'this-request' } as const;
const seen: Observation[] = [
  { ...common, vantage: 'host', kind: 'dns', name: 'a.example', addresses: ['10.0.0.1'] },
  { ...common, vantage: 'caller', kind: 'dns', name: 'a.example', addresses: [], error: 'ENOTFOUND' },
  { ...common, vantage: 'host', kind: 'http', method: 'GET', url: 'https://a.example/', status: 403, headers: {} },
];

describe('simulation, host and caller', () => {
  it('stand side by side, step by step', () => {
    expect(toLiveRows([{ status: 403, message: 'Forbidden' }], seen)).toEqual([
      { step: 'Name', simulation: '', host: ['a.example: 10.0.0.1'], caller: ['a.example: ENOTFOUND'] },
      { step: 'Reply', simulation: '403 Forbidden', host: ['GET https://a.example/: 403'], caller: [] },
    ]);
  });

  it('show nothing where nothing was seen', () => {
    expect(toLiveRows([], [])).toEqual([]);
  });

  it('say that a connection brought no reply', () => {
    const [row] = toLiveRows(
      [],
      [
        {
          ...common,
          vantage: 'caller',
          kind: 'http',
          method: 'GET',
          url: 'u',
          status: 0,
          headers: {},
          failure: 'timeout',
        },
      ],
    );
    expect(row?.caller).toEqual(['GET u: timeout']);
  });
});
