import type { DiagnosisOutcome, Finding, MissingFact } from '@gatescope/shared';
import type { SimulatedTrace } from './simulate.ts';
import type { World } from './world.ts';

/** What the sentence is made of. */
export interface OutcomeParts {
  readonly world: World;
  readonly traces: readonly SimulatedTrace[];
  /** The best blocking finding. */
  readonly top: Finding | undefined;
  /** What could not be read and matters. */
  readonly missing: readonly MissingFact[];
  readonly contradictions: readonly string[];
}

const unknownSentence = (missing: readonly MissingFact[]): string => {
  const need = missing.find(({ permission }) => permission !== undefined)?.permission?.action;
  return need
    ? `Something that decides this request could not be read; ${need} would settle it.`
    : 'Something that decides this request is not known, so there is no verdict.';
};

/** A stop that contradicts what was seen, and nothing better, explains nothing. */
const explains = ({ top, contradictions }: OutcomeParts): boolean =>
  top !== undefined && !(top.certainty === 'possible' && contradictions.length > 0);

/** The diagnosis in one sentence. */
export const describeOutcome = (parts: OutcomeParts): DiagnosisOutcome => {
  const { world, traces, top, missing, contradictions } = parts;
  const stopped = traces.find(({ trace }) => trace.outcome === 'stopped')?.trace;
  const rest = { ...(stopped?.stoppedAt ? { stoppedAt: stopped.stoppedAt } : {}), replies: stopped?.replies ?? [] };
  if (top && explains(parts)) return { verdict: 'explained', sentence: top.summary, ...rest };
  if (top && contradictions[0]) return { verdict: 'unexplained', sentence: contradictions[0], ...rest };
  const isUndecided = traces.some(({ trace }) => trace.outcome === 'unknown');
  if (isUndecided || missing.some(({ cause }) => cause !== 'not-asked' && cause !== 'other-account')) {
    if (isUndecided || !world.seen.isEmpty) return { verdict: 'unknown', sentence: unknownSentence(missing), ...rest };
  }
  if (!world.seen.isEmpty) {
    const passes = 'By its configuration this request passes every gate, yet that is not what was seen.';
    return { verdict: 'unexplained', sentence: contradictions[0] ?? passes, ...rest };
  }
  return { verdict: 'healthy', sentence: 'By its configuration this request passes every gate.', ...rest };
};
