import type { CredentialTable } from './credentials.ts';
import type { Fault } from './faults.ts';

/** How a sandbox is started. Only the accounts are needed. */
export interface SandboxOptions {
  /** Account files as parsed JSON (see `AccountFile`); checked before the sandbox starts. */
  readonly accounts: readonly object[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** Every management call is answered this much later. */
  readonly latencyMs?: number;
  /** Throttles calls beyond AWS's documented limits. */
  readonly enforceRateLimits?: boolean;
  readonly faults?: readonly Fault[];
  /** On unless switched off: signatures are checked as AWS checks them. */
  readonly verifySignatures?: boolean;
  /** Keys beside the default ones. */
  readonly credentials?: CredentialTable;
  /** Whether `calls` grows; on unless switched off (a server that runs for days should). */
  readonly recordCalls?: boolean;
  /** Milliseconds since 1970; for tests of limits and expiry. */
  readonly now?: () => number;
}
