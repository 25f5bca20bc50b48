import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Report, ReportSummary } from '@gatescope/shared';
import type { ReportStore } from './report-store.ts';
import { toReportSummary } from './to-report-summary.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps reports until the process ends. */
export const createMemoryReportStore = (limit: number): ReportStore => {
  const kept = new Map<string, { readonly summary: ReportSummary; readonly packed: Buffer }>();
  return {
    kind: 'memory',
    save: async (report) => {
      const packed = await pack(JSON.stringify(report));
      kept.set(report.id, { summary: toReportSummary(report), packed });
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - limit))) kept.delete(id);
    },
    find: async (id) => {
      const entry = kept.get(id);
      // What comes out is what went in: only `save` writes here.
      return entry === undefined ? undefined : (JSON.parse((await unpack(entry.packed)).toString()) as Report);
    },
    list: () => Promise.resolve([...kept.values()].map(({ summary }) => summary).reverse()),
  };
};
