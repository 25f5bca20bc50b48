import type { DiagnosisOutcome, Finding, MissingFact } from '@gatescope/shared';
import type { SimulatedTrace } from './simulate.ts';
import type { World } from './world.ts';

const isComplaintOpen = ({ seen }: World): boolean => !seen.isEmpty;

/** The diagnosis in one sentence. `missing` is what could not be read and matters. */
export const describeOutcome = (
  world: World,
  traces: readonly SimulatedTrace[],
  top: Finding | undefined,
  missing: readonly MissingFact[],
): DiagnosisOutcome => {
  const stopped = traces.find(({ trace }) => trace.outcome === 'stopped')?.trace;
  const replies = stopped?.replies ?? [];
  const at = stopped?.stoppedAt ? { stoppedAt: stopped.stoppedAt } : {};
  if (top) return { verdict: 'explained', sentence: top.summary, ...at, replies };
  if (traces.some(({ trace }) => trace.outcome === 'unknown')) {
    const need = missing[0]?.permission?.action;
    const sentence = need
      ? `Something that decides this request could not be read; ${need} would settle it.`
      : 'Something that decides this request is not known, so there is no verdict.';
    return { verdict: 'unknown', sentence, ...at, replies };
  }
  if (isComplaintOpen(world)) {
    return {
      verdict: 'unexplained',
      sentence: 'By its configuration this request passes every gate, yet that is not what was seen.',
      ...at,
      replies,
    };
  }
  return { verdict: 'healthy', sentence: 'By its configuration this request passes every gate.', ...at, replies };
};
