import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

const isAsked = ({ simulated }: Stop): boolean => simulated.isAsked;

/** The stop of the call itself for one of these reasons; where the gate is unknown, only if what was seen fits. */
export const findOwnStop = ({ stops, mayStop }: CheckContext, reasons: readonly ReasonCode[]): Stop | undefined =>
  findStop(stops.filter(isAsked), reasons) ??
  findStop(
    mayStop.filter((stop) => isAsked(stop) && stop.agreement === 'agrees'),
    reasons,
  );

/** The verdict of a mode without a stop: unknown while a gate may still stop for one of its reasons. */
export const verdictWithoutStop = ({ mayStop }: CheckContext, reasons: readonly ReasonCode[]): Verdict => {
  const open = findStop(mayStop.filter(isAsked), reasons);
  return open ? { verdict: 'unknown', missing: open.result.missing } : { verdict: 'clear' };
};
