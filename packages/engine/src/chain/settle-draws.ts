import type { GateAnswer } from '../gates/gate.ts';
import type { SimulatedTrace } from '../simulate.ts';

/** What the second API makes of the call in one draw of its canary, and what that is to the first one. */
export interface DrawnWay {
  readonly simulated: SimulatedTrace;
  readonly answer: GateAnswer;
}

const stopsAt = ({ answer }: DrawnWay): string | undefined =>
  answer.outcome === 'stopped' ? answer.reason : undefined;

const isSame = (one: DrawnWay, other: DrawnWay): boolean =>
  one.answer.outcome === other.answer.outcome && stopsAt(one) === stopsAt(other);

const next = ({ detail }: GateAnswer): object => {
  const told = detail?.['next'];
  return typeof told === 'object' && told !== null ? told : {};
};

/**
 * Several draws as one answer: what they agree on, else unknown, since each call draws anew. Then the draw that is worse
 * is told, with its name.
 */
export const settleDraws = (ways: readonly DrawnWay[]): DrawnWay => {
  const [first] = ways;
  if (first === undefined) throw new Error('A walk has at least one draw.');
  if (ways.every((way) => isSame(first, way))) return first;
  const worst =
    ways.find(({ answer }) => answer.outcome === 'stopped') ??
    ways.find(({ answer }) => answer.outcome === 'unknown') ??
    first;
  const { simulated, answer } = worst;
  const detail = { ...answer.detail, next: { ...next(answer), draw: simulated.trace.draw } };
  if (ways.every((way) => way.answer.outcome === 'stopped')) return { simulated, answer: { ...answer, detail } };
  // Nothing that could be read would settle which draw it was.
  const missing = answer.outcome === 'unknown' ? (answer.missing ?? []) : [];
  return { simulated, answer: { ...answer, outcome: 'unknown', missing, detail } };
};
