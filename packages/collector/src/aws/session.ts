import type { Credentials } from './service-clients.ts';

/** Whose credentials a call is made with. */
export interface Session {
  /** The console's own account, or the account whose role it takes on. */
  readonly key: string;
  /** Known from the start for a role; for the console's own account once AWS has said so. */
  accountId: string | undefined;
  readonly credentials?: Credentials;
}
