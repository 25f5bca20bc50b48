import type { Evidence } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findActualStop } from './actual-stop.ts';
import { routeDetail, stageOf } from './describe-stop.ts';

/** The verdict on a request that the route gate stops for this reason, whatever kind of API it is. */
export const checkMiss = (
  context: CheckContext,
  reason: ReasonCode,
  evidenceOf: (context: CheckContext, at: Stop) => readonly Evidence[],
): Verdict => {
  const at = findActualStop(context, [reason]);
  if (!at) return verdictWithoutStop(context, [reason]);
  return {
    verdict: 'found',
    at,
    evidence: evidenceOf(context, at),
    detail: { ...routeDetail(at), ...stageOf(at) },
  };
};
