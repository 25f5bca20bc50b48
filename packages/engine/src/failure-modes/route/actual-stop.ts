import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

const isAsked = ({ simulated }: Stop): boolean => simulated.isAsked;

/**
 * The stop of the call itself for one of these reasons; where the deciding gate is unknown, only if what was seen fits.
 * A preflight that stops is explained by the modes of CORS.
 */
export const findActualStop = ({ stops, mayStop }: CheckContext, reasons: readonly ReasonCode[]): Stop | undefined =>
  findStop(stops.filter(isAsked), reasons) ??
  findStop(
    // A hidden fact could as well clear it: then the answer is unknown, not this.
    mayStop.filter((stop) => isAsked(stop) && stop.agreement === 'agrees' && stop.result.missing.length === 0),
    reasons,
  );

/** The verdict of a mode that found no stop: unknown while a gate may still stop for one of its reasons. */
export const verdictWithoutStop = ({ mayStop }: CheckContext, reasons: readonly ReasonCode[]): Verdict => {
  const undecided = findStop(mayStop.filter(isAsked), reasons);
  return undecided ? { verdict: 'unknown', missing: undecided.result.missing } : { verdict: 'clear' };
};
