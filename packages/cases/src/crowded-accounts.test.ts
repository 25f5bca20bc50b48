import { diagnose, snapshotOf } from '@gatescope/engine';
import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from './case-file.ts';
import { loadCases } from './case-file.ts';
import { runOverWire } from './run-case.ts';
import { accountOf, makeCrowds } from './testing/crowd.ts';

const isCase = (file: ReturnType<typeof loadCases>[number]): file is CaseFile => 'account' in file;
const files = ['public', 'own']
  .flatMap((folder) => loadCases(new URL(`../../../cases/${folder}`, import.meta.url).pathname))
  .filter(isCase)
  // Healthy ones first, so that they find room.
  .toSorted((a, b) => Number(b.control) - Number(a.control));
const crowds = makeCrowds(files, 6);

// Real accounts hold many APIs, some of them broken: what is wrong beside a healthy call must not be blamed on it.
describe.each(crowds.map((crowd, index) => ({ name: `account ${index + 1}`, crowd })))('$name', ({ crowd }) => {
  const healthy = crowd.members.filter(({ control }) => control);

  it('holds many APIs of all kinds, healthy and broken ones', () => {
    const text = crowd.apis.map((api) => JSON.stringify(api));
    expect(crowd.apis.length).toBeGreaterThanOrEqual(30);
    expect(healthy.length).toBeGreaterThan(10);
    expect(healthy.length).toBeLessThan(crowd.members.length);
    for (const kind of ['"PRIVATE"', '"REGIONAL"', '"EDGE"', '"HTTP"', '"WEBSOCKET"'])
      expect(
        text.some((api) => api.includes(kind)),
        kind,
      ).toBe(true);
  });

  it('gives no blocking finding for any call that succeeds', () => {
    const found = healthy.flatMap((called) => {
      const request = called.request ? toRequest(called.request) : null;
      const snapshot = snapshotOf(accountOf(crowd, called));
      const { findings } = diagnose({ snapshot, request, complaint: {}, observations: [] }, { fixes: false });
      return findings.map(({ id }) => `${called.id}: ${id}`);
    });
    expect(found).toEqual([]);
  });

  it('gives none over the wire either', async () => {
    const [called] = healthy;
    if (!called?.request) throw new Error('The account holds no healthy call.');
    const account = accountOf(crowd, called);
    const request = toRequest(called.request);
    const { diagnosis } = await runOverWire({ served: { account }, account, request, complaint: {} });
    expect(diagnosis.findings.map(({ id }) => id)).toEqual([]);
    expect(diagnosis.trace?.gates.some(({ outcome }) => outcome === 'passed')).toBe(true);
  });
});
