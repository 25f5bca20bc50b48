import type { DiagnosisOutcome, Finding, MissingFact } from '@gatescope/shared';
import { unsaidWords } from '@gatescope/shared';
import { openQuestion } from './open-question.ts';
import type { SimulatedTrace } from './simulate.ts';
import type { World } from './world.ts';

/** What the sentence is made of. */
export interface OutcomeParts {
  readonly world: World;
  readonly traces: readonly SimulatedTrace[];
  /** Blocking findings, best first. */
  readonly findings: readonly Finding[];
  /** What could not be read and matters. */
  readonly missing: readonly MissingFact[];
  readonly contradictions: readonly string[];
}

/** The first thing on the way that the caller could say and did not. */
const firstUnsaid = (traces: readonly SimulatedTrace[]): string | undefined => {
  const open = traces.flatMap(({ trace }) => trace.gates.filter((gate) => gate.reached && gate.outcome === 'unknown'));
  const fields = open
    .map(({ detail }) => detail['unsaid'])
    .find((unsaid) => Array.isArray(unsaid) && unsaid.length > 0);
  return Array.isArray(fields) ? fields.map((field) => unsaidWords(String(field))).find(Boolean) : undefined;
};

/** The read was allowed and went wrong otherwise: no permission would settle it. */
const isMishap = (cause: MissingFact['cause']): boolean =>
  cause === 'failed' || cause === 'throttled' || cause === 'malformed';

const unknownSentence = (missing: readonly MissingFact[], traces: readonly SimulatedTrace[]): string => {
  const need = missing.find(({ permission, cause }) => permission !== undefined && !isMishap(cause))?.permission
    ?.action;
  if (need) return `Something that decides this request could not be read; ${need} would settle it.`;
  if (missing.some(({ permission, cause }) => permission !== undefined && isMishap(cause)))
    return 'Something that decides this request could not be read: AWS was asked, and no usable answer came. Try again in a moment.';
  const unsaid = firstUnsaid(traces);
  return unsaid
    ? `The answer depends on ${unsaid}, which was not said.`
    : (openQuestion(traces) ?? 'Something that decides this request is not known, so there is no verdict.');
};

const connectionGates: readonly string[] = ['name', 'network', 'tls'];

/** A connection failed, and what could have failed it is not known. */
const isWayOpen = ({ world, traces }: OutcomeParts): boolean =>
  world.seen.connection !== undefined &&
  traces.some(({ trace }) =>
    trace.gates.some(
      ({ gate, reached, outcome }) => reached && outcome === 'unknown' && connectionGates.includes(gate),
    ),
  );

/** A stop that contradicts what was seen, and nothing better, explains nothing. */
const explains = ({ findings: [top], contradictions }: OutcomeParts): boolean =>
  top !== undefined && !(top.certainty === 'possible' && contradictions.length > 0);

/** A cause that is only possible is no answer yet: it is told as a candidate. */
const tellTop = (top: Finding, { length }: readonly Finding[]): string => {
  if (top.certainty !== 'possible') return top.summary;
  return length > 1 ? `${length} causes are possible. The first: ${top.summary}` : `Possible cause: ${top.summary}`;
};

/** The diagnosis in one sentence. */
export const describeOutcome = (parts: OutcomeParts): DiagnosisOutcome => {
  const { world, traces, findings, missing, contradictions } = parts;
  const [top] = findings;
  const stopped = traces.find(({ trace }) => trace.outcome === 'stopped')?.trace;
  const rest = { ...(stopped?.stoppedAt ? { stoppedAt: stopped.stoppedAt } : {}), replies: stopped?.replies ?? [] };
  if (top && explains(parts)) return { verdict: 'explained', sentence: tellTop(top, findings), ...rest };
  if (top && contradictions[0]) return { verdict: 'unexplained', sentence: contradictions[0], ...rest };
  const isUndecided = traces.some(({ trace }) => trace.outcome === 'unknown') || isWayOpen(parts);
  if (isUndecided || missing.some(({ cause }) => cause !== 'not-asked' && cause !== 'other-account')) {
    if (isUndecided || !world.seen.isEmpty)
      return { verdict: 'unknown', sentence: unknownSentence(missing, traces), ...rest };
  }
  if (!world.seen.isEmpty) {
    const passes = 'By its configuration this request passes every gate, yet that is not what was seen.';
    return { verdict: 'unexplained', sentence: contradictions[0] ?? passes, ...rest };
  }
  return { verdict: 'healthy', sentence: 'By its configuration this request passes every gate.', ...rest };
};
