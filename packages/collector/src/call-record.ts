/** How a management call ended. `cached`: nothing was sent, the answer was already there or on its way. */
export type CallOutcome = 'ok' | 'denied' | 'throttled' | 'not-found' | 'failed' | 'cached';

/** One call of AWS's management APIs (one page of a list is one call), for logs and budgets. */
export interface CallRecord {
  /** Id of the read that made it. */
  readonly read: string;
  readonly service: string;
  readonly operation: string;
  /** The IAM action and resource that were needed. */
  readonly action: string;
  readonly resource: string;
  readonly accountId: string;
  readonly region: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  /** Times it was sent; 0 when cached. */
  readonly attempts: number;
}
