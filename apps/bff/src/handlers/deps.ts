import type { RecentDiagnoses } from '../diagnosis/recent-diagnoses.ts';
import type { MissingPermissions } from '../operations/missing-permissions.ts';
import type { CollectorPort, EnginePort } from '../ports.ts';
import type { ReportStore } from '../reports/report-store.ts';

/** What the console tells about itself. */
export interface ConsoleInfo {
  readonly version: string;
  readonly mode: 'sandbox' | 'aws';
  readonly signIn: 'none' | 'alb';
}

/** What handlers are made of. */
export interface HandlerDeps {
  readonly collector: CollectorPort;
  readonly engine: EnginePort;
  readonly reports: ReportStore;
  readonly recent: RecentDiagnoses;
  readonly missing: MissingPermissions;
  readonly info: ConsoleInfo;
  readonly now: () => Date;
  /** Unguessable, URL-safe. */
  readonly newId: () => string;
  /** Is told of each diagnosis, for metrics. */
  readonly onDiagnosis: (verdict: string, findingIds: readonly string[]) => void;
}
