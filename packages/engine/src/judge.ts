import type { Certainty, Diagnosis, MissingFact } from '@gatescope/shared';
import { makeFactReader } from './fact-reader.ts';
import type { ComplaintReading } from './complaint-reading.ts';
import type { CheckContext, FailureMode, Found, Verdict } from './failure-modes/failure-mode.ts';
import { failureModes } from './failure-modes/registry.gen.ts';
import type { Stop } from './failure-modes/stop.ts';
import { possibleStopsOf, stopsOf } from './failure-modes/stop.ts';
import { gateIds } from './gates/gate.ts';
import { compareReplies } from './reply/agreement.ts';
import type { SimulatedTrace } from './simulate.ts';
import { simulate } from './simulate.ts';
import type { World } from './world.ts';

/** One failure mode with what its check said. */
export interface Judged {
  readonly mode: FailureMode;
  readonly verdict: Verdict;
  readonly context: CheckContext;
}

/** A found mode with its place in the order. */
export interface Ranked extends Judged {
  readonly verdict: Found;
  readonly strength: number;
}

/** Whether a found mode explains what was complained of, or only stands beside it. */
export const kindOf = ({ mode, verdict }: Pick<Ranked, 'mode' | 'verdict'>): FailureMode['kind'] =>
  verdict.isAside ? 'latent' : mode.kind;

/** Strengths of what a finding rests on; only their order matters. */
const strengths = {
  observed: 100,
  'stop-agrees': 90,
  specific: 80,
  'stop-silent': 70,
  'hidden-stop-agrees': 60,
  'may-stop-agrees': 50,
  'one-of-hidden': 45,
  possible: 40,
  'stop-contradicts': 10,
  none: 0,
} as const;

const isRefusedRead = ({ cause }: MissingFact): boolean => cause !== 'other-account';

/** The browser's word for a failed preflight says that some gate refused it, not which. */
const isUnnamedRefusal = ({ result }: Stop): boolean =>
  result.gate === 'browser' && result.reason === 'cors-preflight-status' && result.detail['from'] === 'console';

/**
 * Whether a gate that may stop is one among several suspects because something could not be read: another gate on the way
 * is just as undecided, or the backend may fail for reasons that no configuration tells.
 */
const isOneOfHidden = (stop: Stop): boolean => {
  const { result, simulated } = stop;
  if (result.outcome !== 'unknown' && !isUnnamedRefusal(stop)) return false;
  return simulated.trace.gates.some(
    (gate) =>
      gate.reached &&
      gate.outcome === 'unknown' &&
      gate.missing.some(isRefusedRead) &&
      (gate !== result || gate.gate === 'integration'),
  );
};

/**
 * A connection that never stood had no reply: what refuses with one is not what was seen. A time-out may be a reply that
 * came too late.
 */
const isBehindConnection = ({ result }: Stop, { connection }: ComplaintReading): boolean =>
  connection !== undefined && connection !== 'timeout' && result.replies.every((reply) => !reply.connection);

/** How well a finding is supported; only the order of the numbers matters. */
export const strengthOf = ({ at, standing }: Found, seen: ComplaintReading): number => {
  if (standing) return strengths[standing];
  if (!at) return strengths.possible;
  const { result, agreement } = at;
  if (isOneOfHidden(at)) return agreement === 'agrees' ? strengths['one-of-hidden'] : strengths.none;
  if (result.outcome === 'unknown') return agreement === 'agrees' ? strengths['may-stop-agrees'] : strengths.none;
  if (result.reached)
    return agreement === 'agrees'
      ? strengths['stop-agrees']
      : agreement === 'silent'
        ? strengths['stop-silent']
        : isBehindConnection(at, seen)
          ? strengths.none
          : strengths['stop-contradicts'];
  return agreement === 'agrees' ? strengths['hidden-stop-agrees'] : strengths.none;
};

/** An earlier gate that could not be read may have given the very reply that was seen. */
const hasHiddenRival = ({ result, simulated }: Stop, seen: ComplaintReading): boolean => {
  const { gates } = simulated.trace;
  return gates
    .slice(0, gates.indexOf(result))
    .some(
      ({ reached, outcome, missing, replies }) =>
        reached && outcome === 'unknown' && missing.some(isRefusedRead) && compareReplies(replies, seen) === 'agrees',
    );
};

/** The word for a strength. */
export const certaintyOf = (found: Found, strength: number, seen: ComplaintReading): Certainty => {
  if (found.at && !found.standing && isOneOfHidden(found.at)) return 'possible';
  if (found.certainty) return found.certainty;
  if (found.at && !found.standing && hasHiddenRival(found.at, seen)) return 'likely';
  if (strength >= strengths['stop-agrees']) return 'certain';
  if (strength >= strengths['stop-silent']) return found.at ? 'certain' : 'likely';
  return strength >= strengths['may-stop-agrees'] ? 'likely' : 'possible';
};

const gateOrder = (mode: FailureMode): number => {
  const index = gateIds.findIndex((id) => id === mode.gate);
  return index === -1 ? gateIds.length : index;
};

/** What checks are given. */
export const contextFor = (world: World, traces: readonly SimulatedTrace[]): CheckContext => ({
  world,
  traces,
  main: traces.find(({ trace, isAsked }) => isAsked && trace.draw === 'production'),
  ...stopsOf(traces, world.seen),
  mayStop: possibleStopsOf(traces, world.seen),
  facts: makeFactReader(world.snapshot),
});

/** Blocking modes, best first; what the complaint contradicts is dropped where something explains it. */
export const rank = (found: readonly Ranked[]): Ranked[] => {
  const redundant = new Set(
    found.filter(({ strength }) => strength > strengths.possible).flatMap(({ mode }) => mode.supersedes ?? []),
  );
  const kept = found.filter(({ mode, strength }) => strength > strengths.none && !redundant.has(mode.id));
  const best = Math.max(0, ...kept.map(({ strength }) => strength));
  const floor =
    best >= strengths['stop-agrees']
      ? strengths['hidden-stop-agrees']
      : best > strengths['stop-contradicts']
        ? strengths.possible
        : 0;
  return kept
    .filter(({ strength }) => strength >= floor)
    .sort(
      (a, b) => b.strength - a.strength || gateOrder(a.mode) - gateOrder(b.mode) || a.mode.id.localeCompare(b.mode.id),
    );
};

/** Runs every check that applies; a crash is our fault and becomes unknown. */
export const judge = (
  world: World,
  traces: readonly SimulatedTrace[],
  crashed: Diagnosis['crashed'][number][],
): Judged[] =>
  failureModes
    .filter((mode) => mode.apis.includes(world.snapshot.target.kind))
    .map((mode) => {
      const context = contextFor(world, traces);
      try {
        return { mode, context, verdict: mode.check(context) };
      } catch (error) {
        crashed.push({ id: mode.id, message: error instanceof Error ? error.message : String(error) });
        return { mode, context, verdict: { verdict: 'unknown' as const, missing: [] } };
      }
    });

const uniqueMissing = (all: readonly MissingFact[]): MissingFact[] => [
  ...new Map(all.map((fact) => [fact.pointer, fact])).values(),
];

/** Hidden facts that keep a gate or a check from an answer. */
export const missingOf = (traces: readonly SimulatedTrace[], judged: readonly Judged[]): MissingFact[] =>
  uniqueMissing([
    ...traces.flatMap(({ trace }) => trace.gates.filter(({ reached }) => reached).flatMap(({ missing }) => missing)),
    ...judged.flatMap(({ verdict, context }) =>
      verdict.verdict === 'unknown' ? (verdict.missing ?? context.facts.missing()) : [],
    ),
  ]);

/** Simulates and judges, without words and fixes; what verification and tests need. `found` holds latent ids too. */
export const judgeWorld = (
  world: World,
): {
  readonly traces: readonly SimulatedTrace[];
  readonly blocking: readonly string[];
  readonly found: readonly string[];
} => {
  const traces = simulate(world);
  const found = judge(world, traces, []).flatMap(({ mode, verdict, context }) =>
    verdict.verdict === 'found' ? [{ mode, verdict, context, strength: strengthOf(verdict, world.seen) }] : [],
  );
  const blocking = rank(found.filter((item) => kindOf(item) === 'blocking')).map(({ mode }) => mode.id);
  return {
    traces,
    blocking,
    found: [...blocking, ...found.filter((item) => kindOf(item) === 'latent').map(({ mode }) => mode.id)],
  };
};
