import type { ReasonCode } from '../../reason-codes.ts';
import { isAskedStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

/**
 * The stop of the call itself for one of these reasons; where the deciding gate is unknown, only if what was seen fits and
 * nothing hidden decides. A preflight that stops is explained by the modes of CORS.
 */
export const findActualStop = ({ stops, mayStop }: CheckContext, reasons: readonly ReasonCode[]): Stop | undefined =>
  findStop(stops.filter(isAskedStop), reasons) ??
  findStop(
    // A hidden fact could as well clear it: then the answer is unknown, not this.
    mayStop.filter((stop) => isAskedStop(stop) && stop.agreement === 'agrees' && stop.result.missing.length === 0),
    reasons,
  );
