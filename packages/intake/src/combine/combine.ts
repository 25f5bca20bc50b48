import type { CaseRequest, TokenClaims } from '@gatescope/shared';
import { describeStatus } from '../http/describe-exchange.ts';
import { headerOf } from '../http/header-map.ts';
import type { Intake } from '../intake.ts';
import type { Reading } from '../recognisers/reading.ts';
import { applyGuess } from './apply-guess.ts';
import type { Facts } from './facts.ts';
import { addStatement, describeConflicts, noFacts } from './facts.ts';
import { kindOfOutcome, toCaseRequest, toComplaint } from './from-exchange.ts';
import { joinExchanges } from './join-exchanges.ts';
import { fillIn } from './merge-fields.ts';
import type { PickedExchange } from './pick-exchange.ts';
import { pickExchange } from './pick-exchange.ts';
import { readTarget } from './read-target.ts';
import { relateSightings } from './relate-sightings.ts';

/** What all pieces say together. */
export type Combined = Pick<
  Intake,
  'request' | 'symptom' | 'target' | 'observations' | 'requestIds' | 'policies' | 'contradictions'
> & {
  /** The conclusions that counted, with the index of their reading. */
  readonly applied: readonly (readonly [number, string])[];
};

const pick = (facts: Facts): PickedExchange => pickExchange(joinExchanges(facts.exchanges));

const describeRivals = ({ main, others }: PickedExchange): string[] => {
  const failed = others.filter(({ status, url }) => (status ?? 0) >= 400 && url !== undefined && url !== main?.url);
  if (main?.status === undefined || failed.length === 0) return [];
  const from = main.url ? ` from ${main.url.slice(0, 200)}` : '';
  return [`${failed.length + 1} calls failed; the one taken got ${describeStatus(main.status)}${from}`];
};

/** Takes in what the exchange in question says. What a browser or a management call says of the complaint stands. */
const addExchange = (facts: Facts, picked: PickedExchange): Facts => {
  const kind = facts.kind ?? kindOfOutcome(picked);
  const request = fillIn(facts.request, toCaseRequest(picked));
  const read = request.url ? readTarget(request.url, request.headers) : { target: {} };
  return {
    ...facts,
    request,
    symptom: fillIn(facts.symptom, toComplaint(picked)),
    target: fillIn(facts.target, read.target),
    contradictions: [
      ...facts.contradictions,
      ...describeRivals(picked),
      ...describeConflicts(read.target, facts.target),
    ],
    ...(kind ? { kind } : {}),
  };
};

const idHeaders = ['x-amzn-requestid', 'x-amz-apigw-id', 'apigw-requestid'] as const;

const requestIdsOf = (facts: Facts, { main }: PickedExchange): string[] => {
  const sent = idHeaders.flatMap((name) => headerOf(main?.responseHeaders, name) ?? []);
  return [...new Set([...sent, ...facts.requestIds])].slice(0, 50);
};

/** One token among all pieces is the request's; of several nobody knows which. */
const claimsOf = (facts: Facts, tokens: readonly TokenClaims[]): CaseRequest => {
  const claims = facts.claims ?? (tokens.length === 1 ? tokens[0] : undefined);
  return claims ? { tokenClaims: claims } : {};
};

/** Makes one question of everything that was read: later pieces refine earlier ones, conclusions come last. */
export const combine = (readings: readonly Reading[], tokens: readonly TokenClaims[]): Combined => {
  let facts = noFacts;
  for (const { says } of readings) if (says) facts = addStatement(facts, says);
  facts = addExchange(facts, pick(facts));
  const applied: (readonly [number, string])[] = [];
  for (const [index, { guesses }] of readings.entries())
    for (const guess of guesses ?? []) {
      const next = applyGuess(facts, guess);
      if (next) applied.push([index, guess.because]);
      facts = next ?? facts;
    }
  const picked = pick(facts);
  const all = addExchange({ ...facts, contradictions: [] }, picked);
  return {
    request: fillIn(all.request, claimsOf(all, tokens)),
    symptom: { ...(all.kind ? { kind: all.kind } : {}), ...all.symptom },
    target: all.target,
    observations: relateSightings(all.sightings, picked),
    requestIds: requestIdsOf(all, picked),
    policies: all.policies.slice(0, 20),
    contradictions: [...new Set([...facts.contradictions, ...all.contradictions])],
    applied,
  };
};
