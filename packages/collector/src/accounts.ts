import type { AccountFacts, Permission } from '@gatescope/shared';
import { createDoors, type DoorSettings } from './aws/doors.ts';
import { createSideSite, createSite, type Site } from './collect/site.ts';
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
  /** The accounts that the console reads in a Region; its own one only where AWS says whose it is. */
  readonly inRegion: (visit: Visit, region: string) => Promise<readonly string[]>;
  readonly tripTo: (visit: Visit, home: Site, facts: AccountFacts) => Trip;
  /** A trip to an account beside the one in question: what cannot be read there is hidden. */
  readonly sideTrip: (visit: Visit, place: AskedPlace & { readonly accountId: string }, facts: AccountFacts) => Trip;
  readonly sharedReadTimes: (place: AskedPlace) => readonly number[];
  readonly close: () => void;
}

/** Makes the register of accounts; `ownRegions` are those of the console's own account. */
export const createAccounts = (settings: DoorSettings & { readonly ownRegions: readonly string[] }): Accounts => {
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

  /** The console's own account where AWS says which it is; the accounts with a role of their own need not wait for that. */
  const ownAccount = async (visit: Visit, region: string): Promise<string | undefined> => {
    try {
      return (await identify(visit, region)).accountId;
    } catch (error) {
      if (!(error instanceof CollectorError) || error.code === 'aborted') throw error;
      return undefined;
    }
  };

  const assumePermission = (accountId: string): Permission => ({
    action: 'sts:AssumeRole',
    resource:
      settings.targets.find((target) => target.accountId === accountId)?.roleArn ?? `arn:*:iam::${accountId}:role/*`,
  });

  const sideSite = (visit: Visit, accountId: string, way: Door): Site =>
    createSideSite(way, visit, hasRole(accountId) ? assumePermission(accountId) : undefined);

  /** At the account in question credentials must work; every other account, and all of a side trip, may be hidden. */
  const makeTrip = (parts: {
    readonly visit: Visit;
    readonly home: Site;
    readonly facts: AccountFacts;
    readonly isSide: boolean;
  }): Trip => {
    const { visit, home, facts, isSide } = parts;
    const siteAt: Trip['siteAt'] = async (accountId = home.door.place.accountId, region) => {
      // Only after AWS has said whose credentials these are can another account be told from one's own.
      if (accountId === undefined || !hasRole(accountId)) await ownAccount(visit, home.door.place.region);
      const found = doors.find(accountId, region);
      if (found === undefined) return undefined;
      const isMain = !isSide && accountId === home.door.place.accountId;
      return isMain || accountId === undefined ? createSite(found, visit) : sideSite(visit, accountId, found);
    };
    return { home, facts, now: settings.time.now, siteAt };
  };

  return {
    identify,
    door,
    accountOf,
    canRead: async (visit, { accountId, region }) =>
      accountId === undefined || hasRole(accountId) || (await ownAccount(visit, region)) === accountId,
    assumePermission,
    inRegion: async (visit, region) => {
      const isRead = ({ regions }: { readonly regions: readonly string[] }): boolean => regions.includes(region);
      const own = isRead({ regions: settings.ownRegions }) ? await ownAccount(visit, region) : undefined;
      const others = settings.targets
        .filter((target) => isRead(target) && hasRole(target.accountId))
        .map(({ accountId }) => accountId);
      return [...new Set([...(own === undefined ? [] : [own]), ...others])];
    },
    tripTo: (visit, home, facts) => makeTrip({ visit, home, facts, isSide: false }),
    sideTrip: (visit, place, facts) =>
      makeTrip({ visit, home: sideSite(visit, place.accountId, door(place)), facts, isSide: true }),
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
