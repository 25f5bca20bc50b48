import type { RecentDiagnoses } from '../diagnosis/recent-diagnoses.ts';
import type { MissingPermissions } from '../operations/missing-permissions.ts';
import type { CollectorPort, EnginePort } from '../ports.ts';
import type { ProbeRoute } from '../probes/probe-route.ts';
import type { SignRequest } from '../probes/probe-variant.ts';
import type { ReportStore } from '../reports/report-store.ts';

/** What the console tells about itself. */
export interface ConsoleInfo {
  readonly version: string;
  readonly mode: 'sandbox' | 'aws';
  readonly signIn: 'none' | 'alb';
}

/** How the console probes. */
export interface ProbeDeps {
  /** Undefined: this console does not probe. */
  readonly route: ProbeRoute | undefined;
  /** Signs with the console's own role; undefined: this console does not sign. */
  readonly sign?: (place: { readonly accountId: string; readonly region: string }) => SignRequest;
}

/** What handlers are made of. */
export interface HandlerDeps {
  readonly collector: CollectorPort;
  readonly engine: EnginePort;
  readonly reports: ReportStore;
  readonly recent: RecentDiagnoses;
  readonly missing: MissingPermissions;
  readonly probes: ProbeDeps;
  readonly info: ConsoleInfo;
  readonly now: () => Date;
  /** Unguessable, URL-safe. */
  readonly newId: () => string;
  /** Is told of each diagnosis, for metrics. */
  readonly onDiagnosis: (verdict: string, findingIds: readonly string[]) => void;
}
