import type { Report, ReportSummary } from '@gatescope/shared';

/** Where reports are kept. Bounded: the oldest go when there are too many. */
export interface ReportStore {
  readonly kind: 'memory' | 'files';
  readonly save: (report: Report) => Promise<void>;
  readonly find: (id: string) => Promise<Report | undefined>;
  /** Newest first. */
  readonly list: () => Promise<readonly ReportSummary[]>;
}
