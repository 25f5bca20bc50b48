import { type FactPointer, type HttpApiFacts, parsePointer, type RestApiFacts } from '@gatescope/shared';
import { type AccountFiller, accountFillers } from './account-fillers.ts';
import { httpApiFillers, restApiFillers } from './api-fillers.ts';
import type { Trip } from './trip.ts';

/** What wanted facts are filled into. */
export interface WantedParts {
  readonly trip: Trip;
  readonly apiId: string;
  readonly api: RestApiFacts | HttpApiFacts;
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
  return tokens[0] === 'otherAccounts' ? tokens.slice(0, 4) : tokens.slice(0, 3);
};

const fill = async (
  parts: WantedParts,
  [area, name = '', key = '', innerKey = '']: readonly string[],
): Promise<void> => {
  if (area === 'account') return fillAccount(parts.trip, name, key);
  if (area === 'api') return fillApi(parts, name, key);
  if (area !== 'otherAccounts') return;
  const trip = await parts.otherTrip(name);
  if (trip !== undefined) await fillAccount(trip, key, innerKey);
};

const fillAccount = async (trip: Trip, name: string, key: string): Promise<void> => {
  const filler = ownValue<AccountFiller>(accountFillers, name);
  // A map has no fact of its own: without a key there is nothing to ask for.
  if (filler === undefined || (key === '' && isMap(trip.facts, name))) return;
  await filler(trip, key);
};

const fillApi = async ({ trip, apiId, api }: WantedParts, name: string, key: string): Promise<void> => {
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
