import type { GateResult } from '@gatescope/shared';
import type { ComplaintReading } from '../complaint-reading.ts';
import { gateIds } from '../gates/gate.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Agreement } from '../reply/agreement.ts';
import { compareReplies } from '../reply/agreement.ts';
import type { SimulatedTrace } from '../simulate.ts';

/** A gate that stopped (or may stop) a request, beside what the complaint says of it. */
export interface Stop {
  readonly simulated: SimulatedTrace;
  readonly result: GateResult;
  readonly agreement: Agreement;
}

const agreementOrder: Record<Agreement, number> = { agrees: 0, silent: 1, contradicts: 2 };

const order = (stop: Stop): number =>
  (stop.result.reached ? 0 : 1000) * (stop.agreement === 'agrees' ? 0 : 1) +
  agreementOrder[stop.agreement] * 100 +
  (stop.result.reached ? 0 : 50) +
  gateIds.findIndex((id) => id === stop.result.gate);

/** A console line that speaks of the other leg contradicts; one leg's reply says nothing about the other's. */
const agreementOf = (simulated: SimulatedTrace, result: GateResult, seen: ComplaintReading): Agreement => {
  const agreement = compareReplies(result.replies, seen);
  const seenLeg = seen.cors?.leg;
  if (seenLeg === undefined || seenLeg === simulated.trace.leg) return agreement;
  return seenLeg === 'actual' ? 'contradicts' : 'silent';
};

const collect = (traces: readonly SimulatedTrace[], seen: ComplaintReading, wanted: 'stopped' | 'unknown'): Stop[] =>
  traces
    .flatMap((simulated) =>
      simulated.trace.gates
        .filter((result) => result.outcome === wanted && result.reason !== undefined)
        .map((result) => ({ simulated, result, agreement: agreementOf(simulated, result, seen) })),
    )
    .sort((a, b) => order(a) - order(b));

/** Reasons that name another cause where only the preflight, which carries no credential and has its own method, meets them. */
const ownToPreflight = new Set([
  'route',
  'authentication',
  'authorization',
  'api-key',
  'validation',
  'integration',
  'response',
  'browser',
]);

/** A saved but undeployed OPTIONS method is an undeployed change, whoever asks for it. */
const sharedReasons: readonly string[] = ['route-not-deployed'];

/** A preflight sent by hand is a call as well: only what it lacks by its nature is a matter of CORS. */
const lackedByPreflight = new Set(['authentication', 'authorization', 'api-key', 'browser']);

const isOwnToPreflight = ({ simulated, result }: Stop, all: readonly Stop[]): boolean =>
  simulated.trace.leg === 'preflight' &&
  (simulated.isAsked ? lackedByPreflight : ownToPreflight).has(result.gate) &&
  !sharedReasons.includes(result.reason ?? '') &&
  !all.some(
    (other) =>
      other.simulated.trace.leg === 'actual' &&
      other.result.gate === result.gate &&
      other.result.reason === result.reason,
  );

/** Every stop of the traces, best explanation first, apart from those that only the preflight meets. */
export const stopsOf = (
  traces: readonly SimulatedTrace[],
  seen: ComplaintReading,
): { readonly stops: Stop[]; readonly preflightStops: Stop[] } => {
  const all = collect(traces, seen, 'stopped');
  return {
    stops: all.filter((stop) => !isOwnToPreflight(stop, all)),
    preflightStops: all.filter((stop) => isOwnToPreflight(stop, all)),
  };
};

/** Every gate that could not be decided and names the reason for which it might stop. */
export const possibleStopsOf = (traces: readonly SimulatedTrace[], seen: ComplaintReading): Stop[] =>
  collect(traces, seen, 'unknown');

/** The best stop for one of these reasons. */
export const findStop = (stops: readonly Stop[], reasons: readonly ReasonCode[]): Stop | undefined =>
  stops.find(({ result }) => reasons.some((reason) => reason === result.reason));
