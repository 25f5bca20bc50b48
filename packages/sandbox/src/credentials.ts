import { randomBytes } from 'node:crypto';
import { partitionOf } from '@gatescope/shared';
import type { Caller } from './call.ts';

/** A key that the sandbox accepts, and whom it stands for. */
export interface SandboxCredential {
  readonly secretAccessKey: string;
  readonly accountId: string;
  /** ARN of the caller as GetCallerIdentity returns it. */
  readonly arn: string;
  readonly userId?: string;
  /** Only for temporary credentials: must be sent along. */
  readonly sessionToken?: string;
  /** Milliseconds since 1970 after which the credential counts as expired. */
  readonly expiresAt?: number;
}

/** By access key id. */
export type CredentialTable = Readonly<Record<string, SandboxCredential>>;

/** The key of the first account of every sandbox. It opens nothing anywhere else. */
export const sandboxCredentials = {
  accessKeyId: 'AKIDSANDBOX',
  secretAccessKey: 'gatescope-sandbox-not-a-secret',
} as const;

/** The key of a certain account of every sandbox. */
export function sandboxCredentialsFor(accountId: string): { accessKeyId: string; secretAccessKey: string } {
  return {
    accessKeyId: `${sandboxCredentials.accessKeyId}${accountId}`,
    secretAccessKey: sandboxCredentials.secretAccessKey,
  };
}

/** The keys a sandbox accepts: the default ones, those given to it, and those that AssumeRole hands out. */
export interface CredentialStore {
  find(accessKeyId: string): SandboxCredential | undefined;
  add(credential: Omit<SandboxCredential, 'secretAccessKey' | 'sessionToken'>): TemporaryKey;
}

/** What AssumeRole returns. */
export interface TemporaryKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Makes the table of keys for the accounts of the given places; `given` outranks the defaults. */
export function createCredentialStore(
  places: readonly { accountId: string; region: string }[],
  given: CredentialTable = {},
): CredentialStore {
  const table = new Map<string, SandboxCredential>();
  const [first] = places;
  if (first !== undefined) table.set(sandboxCredentials.accessKeyId, defaultCredential(first));
  for (const place of places) table.set(sandboxCredentialsFor(place.accountId).accessKeyId, defaultCredential(place));
  for (const [accessKeyId, credential] of Object.entries(given)) table.set(accessKeyId, credential);
  return {
    find: (accessKeyId) => table.get(accessKeyId),
    add: (grant) => {
      const key = {
        accessKeyId: `ASIASANDBOX${randomBytes(5).toString('hex').toUpperCase()}`,
        secretAccessKey: randomBytes(20).toString('hex'),
        sessionToken: randomBytes(48).toString('base64'),
      };
      table.set(key.accessKeyId, { ...grant, ...key });
      return key;
    },
  };
}

/** The caller that a credential stands for. */
export function toCaller({ accountId, arn, userId }: SandboxCredential): Caller {
  return { accountId, arn, userId: userId ?? 'AROASANDBOXEXAMPLEID:sandbox' };
}

function defaultCredential({ accountId, region }: { accountId: string; region: string }): SandboxCredential {
  const partition = partitionOf(region).id;
  return {
    secretAccessKey: sandboxCredentials.secretAccessKey,
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/gatescope-host/sandbox`,
  };
}
