import type { ApiScan, ScanFinding, Severity } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { problemTable } from '@gatescope/shared';
import { sampleScan } from '../../../testing/fixtures/samples.ts';
import type { FleetDetail } from '../fleet-detail.ts';
import { toFleetDetail } from './to-fleet-detail.ts';
import { byFindings, type FleetItem, toFleetItems } from './to-fleet-items.ts';
import { toFleetRows } from './to-fleet-rows.ts';

const finding = (severity: Severity, index: number): ScanFinding => ({
  id: `${severity}-${index}`,
  title: 'x',
  severity,
  summary: 'x',
  places: [],
});
const scanned = (counts: Partial<Record<Severity, number>>, change: Partial<ApiScan> = {}): FleetDetail => {
  const findings = (['high', 'medium', 'low'] as const).flatMap((severity) =>
    Array.from({ length: counts[severity] ?? 0 }, (_, index) => finding(severity, index)),
  );
  return toFleetDetail({ kind: 'scanned', scan: { ...sampleScan, findings, missing: [], ...change } });
};
const failed = toFleetDetail({
  kind: 'failed',
  problem: { type: '', ...problemTable.throttled, code: 'throttled', detail: '', remedy: '' },
});

const scans: Readonly<Record<string, FleetDetail>> = {
  healthy: scanned({}),
  'many-low': scanned({ low: 9 }),
  'one-high': scanned({ high: 1 }),
  'high-and-low': scanned({ high: 1, low: 1 }),
  'in-part': scanned({}, { missing: sampleScan.missing }),
  unchecked: scanned({}, { isChecked: false }),
  failed,
};
const rows = toFleetRows(
  ['unread', ...Object.keys(scans).toReversed()].map((name) => ({
    accountId: '111122223333',
    region: 'eu-west-1',
    id: name,
    name,
    kind: 'REST' as const,
    endpointTypes: ['REGIONAL' as const],
  })),
);
const known = new Map(Object.entries(scans).map(([name, detail]) => [`111122223333/eu-west-1/${name}`, detail]));
const items = toFleetItems(rows, known);
const itemOf = (name: string): FleetItem | undefined => items.find((item) => item.name === name);

/** As the table sorts: downwards it turns round what a comparator says. */
const sorted = (isDescending: boolean): string[] =>
  items.toSorted((a, b) => byFindings(isDescending)(a, b) * (isDescending ? -1 : 1)).map(({ name }) => name);

describe('the fleet by findings', () => {
  it('counts the heaviest weight first, what is not whole as more', () => {
    expect(sorted(false).slice(0, 5)).toEqual(['healthy', 'in-part', 'many-low', 'one-high', 'high-and-low']);
    expect(sorted(true).slice(0, 5)).toEqual(['high-and-low', 'one-high', 'many-low', 'in-part', 'healthy']);
  });

  it.each([false, true])('puts what is not known behind, what was not scanned last (downwards: %s)', (isDescending) => {
    const names = sorted(isDescending);
    expect(new Set(names.slice(5, 7))).toEqual(new Set(['unchecked', 'failed']));
    expect(names[7]).toBe('unread');
  });

  it('has counts for what was scanned and checked only', () => {
    expect(itemOf('high-and-low')?.high).toEqual({ count: 1, isWhole: true });
    expect(itemOf('in-part')?.high).toEqual({ count: 0, isWhole: false });
    expect(['unchecked', 'failed', 'unread'].map((name) => itemOf(name)?.high)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
