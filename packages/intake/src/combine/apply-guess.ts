import type { Guess } from '../recognisers/reading.ts';
import type { Facts } from './facts.ts';
import { fillIn, isNews } from './merge-fields.ts';

/** Takes a conclusion in where it adds something; undefined where all of it was said already. */
export const applyGuess = (facts: Facts, { says }: Guess): Facts | undefined => {
  const hasUrl = facts.exchanges.some(({ url }) => url !== undefined) || typeof facts.request.url === 'string';
  const exchanges = hasUrl ? [] : (says.exchanges ?? []);
  const kind = facts.kind ? undefined : says.kind;
  const isUseful =
    exchanges.length > 0 ||
    kind !== undefined ||
    (says.sightings ?? []).length > 0 ||
    isNews(facts.request, says.request) ||
    isNews(facts.symptom, says.symptom) ||
    isNews(facts.target, says.target);
  if (!isUseful) return undefined;
  return {
    ...facts,
    request: fillIn(facts.request, says.request ?? {}),
    symptom: fillIn(facts.symptom, says.symptom ?? {}),
    target: fillIn(facts.target, says.target ?? {}),
    exchanges: [...facts.exchanges, ...exchanges],
    sightings: [...facts.sightings, ...(says.sightings ?? [])],
    ...(kind ? { kind } : {}),
  };
};
