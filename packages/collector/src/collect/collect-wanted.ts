import { type Fact, type FactPointer, type HttpApiFacts, parsePointer, type RestApiFacts } from '@gatescope/shared';
import { type AccountFiller, accountFillers } from './account-fillers.ts';
import { httpApiFillers, restApiFillers } from './api-fillers.ts';
import { collectOtherApi } from './collect-api.ts';
import type { Trip } from './trip.ts';

/** What wanted facts are filled into. */
export interface WantedParts {
  readonly trip: Trip;
  readonly apiId: string;
  readonly api: RestApiFacts | HttpApiFacts;
  /** Further APIs of the same place, by id; what is asked of them is added. */
  readonly otherApis: Record<string, Fact<RestApiFacts | HttpApiFacts>>;
  /** The facts of another account, made when they are first asked for; undefined when no role leads there. */
  readonly otherTrip: (accountId: string) => Promise<Trip | undefined>;
}

/** Reads the facts at the pointers, each once. A pointer that names no fact is passed over. */
export const collectWanted = async (parts: WantedParts, wanted: readonly FactPointer[]): Promise<void> => {
  const facts = new Map(wanted.map((pointer) => [JSON.stringify(tokensOfFact(pointer)), tokensOfFact(pointer)]));
  await Promise.all([...facts.values()].map((tokens) => fill(parts, tokens)));
};

// A pointer may lead into a fact; what is read is the fact.
const tokensOfFact = (pointer: FactPointer): readonly string[] => {
  const tokens = parsePointer(pointer);
  if (tokens[0] === 'otherApis') return tokens.slice(0, 5);
  return tokens[0] === 'otherAccounts' ? tokens.slice(0, 4) : tokens.slice(0, 3);
};

const fill = async (
  parts: WantedParts,
  [area, name = '', key = '', innerName = '', innerKey = '']: readonly string[],
): Promise<void> => {
  if (area === 'account') return fillAccount(parts.trip, name, key);
  if (area === 'api') return fillApi(parts, name, key);
  if (area === 'otherApis') return fillOtherApi(parts, name, [innerName, innerKey]);
  if (area !== 'otherAccounts') return;
  const trip = await parts.otherTrip(name);
  if (trip !== undefined) await fillAccount(trip, key, innerName);
};

/** The API's base when it was not read before, else one more of its facts. */
const fillOtherApi = async (
  parts: WantedParts,
  apiId: string,
  [name, key]: readonly [string, string],
): Promise<void> => {
  if (apiId === '' || apiId === parts.apiId) return;
  const known = ownValue(parts.otherApis, apiId);
  if (known?.state === 'present')
    return name === '' ? undefined : fillApi({ ...parts, apiId, api: known.value }, name, key);
  parts.otherApis[apiId] = await collectOtherApi(parts.trip.home, apiId);
};

const fillAccount = async (trip: Trip, name: string, key: string): Promise<void> => {
  const filler = ownValue<AccountFiller>(accountFillers, name);
  // A map has no fact of its own: without a key there is nothing to ask for.
  if (filler === undefined || (key === '' && isMap(trip.facts, name))) return;
  await filler(trip, key);
};

const fillApi = async (
  { trip, apiId, api }: Pick<WantedParts, 'trip' | 'apiId' | 'api'>,
  name: string,
  key: string,
): Promise<void> => {
  if (key === '' && isMap(api, name)) return;
  const site = trip.home;
  if (api.kind === 'REST') return ownValue(restApiFillers, name)?.({ site, apiId, facts: api }, key);
  await ownValue(httpApiFillers, name)?.({ site, apiId, facts: api }, key);
};

const ownValue = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const isMap = (facts: object, name: string): boolean => {
  const fact: unknown = Object.entries(facts).find(([own]) => own === name)?.[1];
  return typeof fact === 'object' && fact !== null && !('state' in fact);
};
