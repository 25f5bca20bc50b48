import type { AccountFile } from './account-file.ts';
import { type RegionalAccount, toGlobalParts, toRegionalAccount } from './regional-account.ts';

/** The loaded accounts, by account id and Region. */
export interface AccountStore {
  readonly accountIds: readonly string[];
  readonly places: readonly { accountId: string; region: string }[];
  /** What the account holds in the Region: nothing, when no file speaks of that Region. */
  find(accountId: string, region: string): RegionalAccount;
}

/**
 * Sorts account files by account and Region; several files of one place are taken together. An account of which the
 * files know no more than a principal's policies is an account too: its IAM can be read, with its own key.
 */
export function createAccountStore(files: readonly AccountFile[]): AccountStore {
  const byPlace = new Map<string, RegionalAccount>();
  const places = distinctPlaces([...files, ...files.flatMap(placesOfPrincipals)]);
  const accountIds = [...new Set(places.map(({ accountId }) => accountId))];
  const globalParts = new Map(accountIds.map((accountId) => [accountId, toGlobalParts(accountId, files)]));
  return {
    accountIds,
    places,
    find: (accountId, region) => {
      const key = `${accountId}/${region}`;
      const known = byPlace.get(key);
      if (known !== undefined) return known;
      const here = files.filter((file) => file.accountId === accountId && file.region === region);
      const global = globalParts.get(accountId) ?? toGlobalParts(accountId, []);
      const account = toRegionalAccount({ accountId, region }, here, global);
      byPlace.set(key, account);
      return account;
    },
  };
}

function placesOfPrincipals({
  region,
  identityPolicies,
}: AccountFile): readonly { accountId: string; region: string }[] {
  return Object.keys(identityPolicies ?? {}).flatMap((arn) => {
    const accountId = arn.split(':')[4] ?? '';
    return /^\d{12}$/.test(accountId) ? [{ accountId, region }] : [];
  });
}

function distinctPlaces(
  places: readonly { accountId: string; region: string }[],
): readonly { accountId: string; region: string }[] {
  const byKey = new Map(places.map(({ accountId, region }) => [`${accountId}/${region}`, { accountId, region }]));
  return [...byKey.values()];
}
