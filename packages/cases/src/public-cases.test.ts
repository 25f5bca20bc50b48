import { describe, expect, it } from 'vitest';
import { loadCases } from './case-file.ts';
import { runCases } from './run-cases.ts';

const folders = ['public', 'own'] as const;

// Every case takes the whole way: account on the wire, collector, snapshot, engine.
describe.each(folders)('the %s cases', (folder) => {
  it('are right at first place, mislead nobody and raise no false alarm, with and without log lines', {
    timeout: 300_000,
  }, async () => {
    const files = loadCases(new URL(`../../../cases/${folder}`, import.meta.url).pathname);
    const { cases, summary } = await runCases(files);
    const wrong = cases
      .filter(({ top1 }) => !top1)
      .map(({ id, expected, found, outcome }) => `${id}: ${expected.join()} -> ${found.join() || outcome}`);
    expect(files.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
    expect(summary).toMatchObject({ missed: 0, misled: 0, falseAlarms: 0 });
    expect(summary.withoutLogs).toMatchObject({ misled: 0, falseAlarms: 0 });
  });
});
