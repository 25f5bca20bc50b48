import type { Report, ReportSummary } from '@gatescope/shared';
import { createPackedShelf } from '../storage/packed-shelf.ts';
import type { ReportStore } from './report-store.ts';
import { toReportSummary } from './to-report-summary.ts';

/** Twice what all remembered diagnoses together may take, so that each of them can be saved. */
const usualBytes = 48 * 1024 * 1024;

/** Keeps reports until the process ends: so many, in so many bytes; the oldest go first. */
export const createMemoryReportStore = (limit: number, bytes = usualBytes): ReportStore => {
  const shelf = createPackedShelf<Report>({ count: limit, bytes });
  const summaries = new Map<string, ReportSummary>();
  return {
    kind: 'memory',
    save: async (report) => {
      await shelf.keep(report.id, report);
      summaries.set(report.id, toReportSummary(report));
      const kept = new Set(shelf.ids());
      for (const id of summaries.keys()) if (!kept.has(id)) summaries.delete(id);
    },
    find: shelf.find,
    list: () => Promise.resolve([...summaries.values()].reverse()),
  };
};
