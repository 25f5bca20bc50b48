import type { ReasonCode } from '../reason-codes.ts';
import type { CheckContext, Verdict } from './failure-mode.ts';
import type { Stop } from './stop.ts';
import { findStop } from './stop.ts';

/** Whether a stop is one of the request in question, not of a browser's preflight for it. */
export const isAskedStop = ({ simulated }: Stop): boolean => simulated.isAsked;

/**
 * The stop of the call itself for one of these reasons, or a gate that may stop for one when what was seen fits. A
 * preflight that stops is explained by the modes of CORS.
 */
export const findAskedStop = ({ stops, mayStop }: CheckContext, reasons: readonly ReasonCode[]): Stop | undefined =>
  findStop(stops.filter(isAskedStop), reasons) ??
  findStop(
    mayStop.filter((stop) => isAskedStop(stop) && stop.agreement === 'agrees'),
    reasons,
  );

/** The verdict of a mode that found no stop: unknown while a gate may still stop for one of its reasons. */
export const verdictWithoutStop = ({ mayStop }: CheckContext, reasons: readonly ReasonCode[]): Verdict => {
  const undecided = findStop(mayStop.filter(isAskedStop), reasons);
  return undecided ? { verdict: 'unknown', missing: undecided.result.missing } : { verdict: 'clear' };
};
