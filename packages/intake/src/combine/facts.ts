import type { CaseRequest, Complaint, ComplaintKind, TokenClaims } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import type { IntakeTarget } from '../intake.ts';
import type { Sighting, Statement } from '../recognisers/reading.ts';
import { listConflicts, refine } from './merge-fields.ts';

/** All that was said so far. */
export interface Facts {
  readonly request: CaseRequest;
  readonly symptom: Complaint;
  readonly target: IntakeTarget;
  readonly kind?: ComplaintKind;
  readonly exchanges: readonly Exchange[];
  readonly sightings: readonly Sighting[];
  readonly requestIds: readonly string[];
  readonly policies: readonly string[];
  readonly claims?: TokenClaims;
  readonly contradictions: readonly string[];
}

export const noFacts: Facts = {
  request: {},
  symptom: {},
  target: {},
  exchanges: [],
  sightings: [],
  requestIds: [],
  policies: [],
  contradictions: [],
};

const words: Readonly<Record<string, string>> = {
  accountId: 'Two accounts are named',
  region: 'Two Regions are named',
  apiId: 'Two APIs are named',
  stage: 'Two stages are named',
  domain: 'Two domain names are named',
  vpceId: 'Two endpoints are named',
};

/** Where two targets disagree, in words. */
export const describeConflicts = (before: IntakeTarget, later: IntakeTarget): string[] =>
  listConflicts(before, later, Object.keys(words)).map(
    (conflict) =>
      `${words[conflict.name] ?? conflict.name}: ${conflict.before} and ${conflict.later}; the later one counts`,
  );

/** Messages of the browser add up; of everything else the later one counts. */
const refineSymptom = (before: Complaint, later: Complaint): Complaint => {
  const console = [before.console, later.console].filter(Boolean).join('\n').slice(0, 4000);
  return { ...refine(before, later), ...(console === '' ? {} : { console }) };
};

const append = <T>(before: readonly T[], more: readonly T[] | undefined): readonly T[] =>
  more && more.length > 0 ? [...before, ...more] : before;

/** Adds what one piece says: it refines what was said before. */
export const addStatement = (facts: Facts, says: Statement): Facts => ({
  ...facts,
  request: refine(facts.request, says.request ?? {}),
  symptom: refineSymptom(facts.symptom, says.symptom ?? {}),
  target: refine(facts.target, says.target ?? {}),
  exchanges: append(facts.exchanges, says.exchanges),
  sightings: append(facts.sightings, says.sightings),
  requestIds: append(facts.requestIds, says.requestIds),
  policies: append(facts.policies, says.policies),
  contradictions: append(facts.contradictions, describeConflicts(facts.target, says.target ?? {})),
  ...(says.kind ? { kind: says.kind } : {}),
  ...(says.claims ? { claims: says.claims } : {}),
});
