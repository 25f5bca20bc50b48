import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

/** The stop for one of these reasons; where the deciding gate is uncertain, only if what was seen fits it. */
export const findNamesStop = ({ stops, mayStop }: CheckContext, reasons: readonly ReasonCode[]): Stop | undefined =>
  findStop(stops, reasons) ??
  findStop(
    mayStop.filter(({ agreement }) => agreement === 'agrees'),
    reasons,
  );

/** The verdict of a mode without a stop of its own: unknown while a gate may still stop for one of its reasons. */
export const withoutStop = ({ mayStop }: CheckContext, reasons: readonly ReasonCode[]): Verdict => {
  const doubt = findStop(mayStop, reasons);
  return doubt ? { verdict: 'unknown', missing: doubt.result.missing } : { verdict: 'clear' };
};
