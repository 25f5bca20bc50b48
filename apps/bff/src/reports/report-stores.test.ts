import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiagnosisResult, Report } from '@gatescope/shared';
import { afterAll, describe, expect, it } from 'vitest';
import { makeDiagnosis, makeSnapshot } from '../testing/fakes.ts';
import { openFileReportStore } from './file-report-store.ts';
import { createMemoryReportStore } from './memory-report-store.ts';
import { renderReportMarkdown } from './render-report-markdown.ts';
import type { ReportStore } from './report-store.ts';

const parent = mkdtempSync(join(tmpdir(), 'gatescope-reports-'));
afterAll(() => rmSync(parent, { recursive: true }));

const target = { ...makeSnapshot().target, name: 'orders' };

const result: DiagnosisResult = {
  ...makeDiagnosis(),
  id: 'diagnosis-1',
  diagnosedAt: '2025-01-02T03:04:05.000Z',
  source: 'aws',
  target,
  request: null,
  complaint: {},
  assumptions: [],
  observations: [],
  facts: {},
  calls: [],
  factAges: [],
};

const makeReport = (id: string, savedAt: string): Report => ({
  id,
  title: 'orders: denied',
  savedAt,
  target,
  verdict: 'explained',
  findingId: 'policy-explicit-deny',
  result,
  snapshot: makeSnapshot(),
});

let next = 0;
const stores: [string, (limit: number) => Promise<ReportStore>][] = [
  ['in memory', (limit) => Promise.resolve(createMemoryReportStore(limit))],
  ['in files', (limit) => openFileReportStore(join(parent, String((next += 1))), limit)],
];

describe.each(stores)('reports %s', (_where, open) => {
  it('come back as they were saved', async () => {
    const store = await open(5);
    await store.save(makeReport('report-1', '2025-01-02T00:00:00.000Z'));
    expect(await store.find('report-1')).toEqual(makeReport('report-1', '2025-01-02T00:00:00.000Z'));
    expect(await store.find('report-2')).toBeUndefined();
  });

  it('are listed newest first, and the oldest go when there are too many', async () => {
    const store = await open(2);
    for (const day of [1, 2, 3]) await store.save(makeReport(`report-${day}`, `2025-01-0${day}T00:00:00.000Z`));
    expect((await store.list()).map(({ id }) => id)).toEqual(['report-3', 'report-2']);
    expect(await store.find('report-1')).toBeUndefined();
  });
});

describe('reports in memory', () => {
  it('take so much of it and no more, however few they are', async () => {
    const store = createMemoryReportStore(100, 2_000);
    const note = (): string => randomBytes(700).toString('hex');
    for (const day of [1, 2, 3])
      await store.save({ ...makeReport(`report-${day}`, `2025-01-0${day}T00:00:00.000Z`), note: note() });
    expect((await store.list()).map(({ id }) => id)).toEqual(['report-3']);
    expect(await store.find('report-1')).toBeUndefined();
  });
});

describe('reports in files', () => {
  it('outlive the process', async () => {
    const folder = join(parent, 'kept');
    await (await openFileReportStore(folder, 5)).save(makeReport('report-1', '2025-01-01T00:00:00.000Z'));
    const again = await openFileReportStore(folder, 5);
    expect((await again.list()).map(({ id }) => id)).toEqual(['report-1']);
    expect((await again.find('report-1'))?.snapshot).toEqual(makeSnapshot());
  });

  it('are shared by two processes, as when one takes over from the other', async () => {
    const folder = join(parent, 'shared');
    const [leaving, coming] = [await openFileReportStore(folder, 2), await openFileReportStore(folder, 2)];
    await leaving.save(makeReport('report-1', '2025-01-01T00:00:00.000Z'));
    expect(await coming.find('report-1')).toBeDefined();
    for (const day of [2, 3]) await coming.save(makeReport(`report-${day}`, `2025-01-0${day}T00:00:00.000Z`));
    expect((await leaving.list()).map(({ id }) => id)).toEqual(['report-3', 'report-2']);
    expect(await leaving.find('../report-2')).toBeUndefined();
  });

  it('leave nothing behind when they go', async () => {
    const folder = join(parent, 'bounded');
    const store = await openFileReportStore(folder, 1);
    await store.save(makeReport('report-1', '2025-01-01T00:00:00.000Z'));
    await store.save(makeReport('report-2', '2025-01-02T00:00:00.000Z'));
    expect(readdirSync(folder).every((name) => name.startsWith('report-2'))).toBe(true);
  });

  it('survive a file that is broken', async () => {
    const folder = join(parent, 'broken');
    await (await openFileReportStore(folder, 5)).save(makeReport('report-1', '2025-01-01T00:00:00.000Z'));
    writeFileSync(join(folder, 'x.summary.json'), '{ half');
    expect((await (await openFileReportStore(folder, 5)).list()).map(({ id }) => id)).toEqual(['report-1']);
  });
});

describe('a report as Markdown', () => {
  it('names finding, API and account', () => {
    const text = renderReportMarkdown(makeReport('report-1', '2025-01-01T00:00:00.000Z'));
    expect(text).toContain('### The resource policy denies this caller (`policy-explicit-deny`)');
    expect(text).toContain('account `111122223333`');
    expect(text).toContain('`/api/restApi`');
  });

  it('does not let names of others become markup', () => {
    const report = makeReport('report-1', '2025-01-01T00:00:00.000Z');
    const evil = '![x](http://evil/?c) <script>alert(1)</script> `code` |';
    const text = renderReportMarkdown({
      ...report,
      title: evil,
      result: { ...result, target: { ...target, name: evil, apiId: 'a`b' } },
    });
    expect(text).not.toContain('![x](');
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).toContain('`` a`b ``');
  });
});
