import type { Complaint, FactPointer, Observation, Request, Snapshot } from '@gatescope/shared';
import type { CallRecord } from './call-record.ts';
import type { VisitOptions } from './visit.ts';

/** Which API. */
export interface CollectTarget {
  /** The account of the credentials when absent. */
  readonly accountId?: string | undefined;
  readonly region: string;
  readonly apiId: string;
}

/** What a collection may be told. */
export interface CollectOptions extends VisitOptions {
  /** The request in question; null when a management call failed instead. */
  readonly request?: Request | null | undefined;
  readonly complaint?: Complaint | undefined;
  /** Facts beyond the base to read. */
  readonly wanted?: readonly FactPointer[] | undefined;
  /** An earlier collection of the same API; only what is wanted is read in addition. */
  readonly previous?: Collected | undefined;
  /**
   * `scan` reads only what tells many APIs apart cheaply: two calls per API and one per live deployment; everything else
   * of the API is not asked. `full` when absent.
   */
  readonly depth?: 'full' | 'scan' | undefined;
  /** False: no logs and no edit events are searched. */
  readonly logs?: boolean | undefined;
}

/** What was collected, and by which calls. */
export interface Collected {
  readonly snapshot: Snapshot;
  readonly observations: Observation[];
  readonly calls: CallRecord[];
}
