interface Placed {
  readonly accountId: string;
  readonly region: string;
}

/** What the APIs of an account and Region share, and is read once: settings, plans, domains, endpoints, networks. */
const shared = 15;

/** In how many accounts and Regions some APIs are. */
export const countPlaces = (apis: readonly Placed[]): number =>
  new Set(apis.map(({ accountId, region }) => `${accountId} ${region}`)).size;

/** About how many AWS calls a first scan takes: two per API, one per deployment, and what is shared. */
export const scanCalls = (apis: number, places: number): number => apis * 3 + places * shared;
