import type { AccountFacts, Permission } from '@gatescope/shared';
import { createDoors, type DoorSettings } from './aws/doors.ts';
import { createSite, type Site } from './collect/site.ts';
import type { Trip } from './collect/trip.ts';
import { CollectorError } from './collector-error.ts';
import type { Door, Visit } from './door.ts';
import { getCallerIdentity, type Identity } from './reads/sts/get-caller-identity.ts';

/** An account and Region; the console's own account when none is named. */
export interface AskedPlace {
  readonly accountId?: string | undefined;
  readonly region: string;
}

/** The accounts that the console may read, and the ways into them. */
export interface Accounts {
  /** Whose credentials the console runs with. */
  readonly identify: (visit: Visit, region: string) => Promise<Identity>;
  /** The way into an account and Region; throws when there is none. */
  readonly door: (place: AskedPlace) => Door;
  /** The account that a place means; throws when the console has no way into it. */
  readonly accountOf: (visit: Visit, place: AskedPlace) => Promise<string>;
  /** Whether the console has a way into an account. */
  readonly canRead: (visit: Visit, place: AskedPlace) => Promise<boolean>;
  /** What would let the console into an account. */
  readonly assumePermission: (accountId: string) => Permission;
  readonly tripTo: (visit: Visit, home: Site, facts: AccountFacts) => Trip;
  readonly sharedReadTimes: (place: AskedPlace) => readonly number[];
  readonly close: () => void;
}

/** Makes the register of accounts. */
export const createAccounts = (settings: DoorSettings): Accounts => {
  const doors = createDoors(settings);

  const door = ({ accountId, region }: AskedPlace): Door => {
    const found = doors.find(accountId, region);
    if (found === undefined) throw notConfigured(accountId ?? '');
    return found;
  };

  const identify = async (visit: Visit, region: string): Promise<Identity> => {
    const outcome = await door({ region }).read(visit, getCallerIdentity, {}, 'critical');
    if (outcome.kind !== 'value') throw unidentified(region, outcome.kind === 'trouble' ? outcome.trouble.message : '');
    doors.own.accountId = outcome.value.accountId;
    return outcome.value;
  };

  const hasRole = (accountId: string): boolean =>
    settings.targets.some((target) => target.accountId === accountId && target.roleArn !== undefined);

  const accountOf = async (visit: Visit, { accountId, region }: AskedPlace): Promise<string> => {
    if (accountId !== undefined && hasRole(accountId)) return accountId;
    const own = (await identify(visit, region)).accountId;
    if (accountId !== undefined && accountId !== own) throw notConfigured(accountId);
    return own;
  };

  return {
    identify,
    door,
    accountOf,
    canRead: async (visit, { accountId, region }) =>
      accountId === undefined || hasRole(accountId) || (await identify(visit, region)).accountId === accountId,
    assumePermission: (accountId) => ({
      action: 'sts:AssumeRole',
      resource:
        settings.targets.find((target) => target.accountId === accountId)?.roleArn ?? `arn:*:iam::${accountId}:role/*`,
    }),
    tripTo: (visit, home, facts) => ({
      home,
      facts,
      now: settings.time.now,
      siteAt: async (accountId, region) => {
        const account = accountId ?? home.door.place.accountId;
        // Only after AWS has said whose credentials these are can another account be told from one's own.
        if (account === undefined || !hasRole(account)) await identify(visit, home.door.place.region);
        const found = doors.find(account, region);
        return found === undefined ? undefined : createSite(found, visit);
      },
    }),
    sharedReadTimes: ({ accountId, region }) => doors.sharedReadTimes(accountId, region),
    close: doors.close,
  };
};

const notConfigured = (accountId: string): CollectorError =>
  new CollectorError(
    'access-denied',
    `The console has no role in account ${accountId}. Add the account with a role that it may assume, or start the console with credentials of that account.`,
  );

const unidentified = (region: string, message: string): CollectorError =>
  new CollectorError(
    'region-unreachable',
    `AWS did not say whose credentials these are (STS, Region ${region}): ${message}. Check the Region and that this host has a route to sts.${region}.amazonaws.com.`,
  );
