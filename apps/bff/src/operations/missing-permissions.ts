import type { Permission, Snapshot } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';

/** A read that AWS refused. */
export interface MissingPermission {
  readonly permission: Permission;
  readonly accountId: string;
  readonly region: string;
  readonly pointers: readonly string[];
  readonly seenAt: string;
}

/** Remembers which reads AWS refused, so that the console can show what its role lacks. */
export interface MissingPermissions {
  readonly see: (snapshot: Snapshot) => void;
  /** Newest first. */
  readonly list: () => readonly MissingPermission[];
}

interface Refused {
  readonly pointer: string;
  readonly permission: Permission;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPermission = (value: unknown): value is Permission =>
  isRecord(value) && typeof value['action'] === 'string' && typeof value['resource'] === 'string';

const refusedIn = (holder: unknown, tokens: readonly string[]): Refused[] => {
  if (!isRecord(holder)) return [];
  if (holder['state'] === 'present' || holder['state'] === 'absent') return [];
  if (holder['state'] !== 'hidden')
    return Object.entries(holder).flatMap(([name, part]) => refusedIn(part, [...tokens, name]));
  const { cause, permission } = holder;
  return cause === 'denied' && isPermission(permission) ? [{ pointer: toPointer(...tokens), permission }] : [];
};

/** Keeps at most so many; what was seen longest ago goes first. */
export const createMissingPermissions = (now: () => Date, limit = 200): MissingPermissions => {
  const seen = new Map<string, MissingPermission>();
  const note = (refused: readonly Refused[], place: { readonly accountId: string; readonly region: string }): void => {
    for (const { pointer, permission } of refused) {
      const key = [place.accountId, place.region, permission.action, permission.resource].join(' ');
      const pointers = [...new Set([...(seen.get(key)?.pointers ?? []), pointer])].slice(-20);
      seen.delete(key);
      seen.set(key, { permission, ...place, pointers, seenAt: now().toISOString() });
    }
  };
  return {
    see: ({ api, account, target, otherAccounts = {} }) => {
      const { region } = target;
      note(refusedIn({ api, account }, []), { accountId: target.accountId, region });
      for (const [accountId, facts] of Object.entries(otherAccounts))
        note(refusedIn(facts, ['otherAccounts', accountId]), { accountId, region });
      for (const key of [...seen.keys()].slice(0, Math.max(0, seen.size - limit))) seen.delete(key);
    },
    list: () => [...seen.values()].reverse(),
  };
};
