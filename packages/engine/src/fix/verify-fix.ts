import type { DiagnoseInput, GateResult, MissingFact, ProposedFix, Trace, Verification } from '@gatescope/shared';
import { diffAccess } from '../access/diff-access.ts';
import { judgeWorld } from '../judge.ts';
import type { SimulatedTrace } from '../simulate.ts';
import type { World } from '../world.ts';
import { makeWorld } from '../world.ts';
import { applyPatch } from './apply-patch.ts';
import { applyRequestChange } from './apply-request-change.ts';

/** The world with the fix in it. Complaint and observations speak of the time before, so they stay out. */
const worldAfter = (world: World, { change }: ProposedFix): World => {
  const { chain } = world;
  const input: DiagnoseInput = { snapshot: world.snapshot, request: world.request, complaint: {}, observations: [] };
  if (change.kind === 'patch')
    return makeWorld({ ...input, snapshot: applyPatch(world.snapshot, change.operations) }, chain);
  if (change.kind === 'request' && world.request)
    return makeWorld({ ...input, request: applyRequestChange(world.request, change) }, chain);
  return makeWorld(input, chain);
};

const firstStop = (traces: readonly SimulatedTrace[]): GateResult | undefined =>
  traces.flatMap(({ trace }) => trace.gates).find(({ outcome, reached }) => outcome === 'stopped' && reached);

const unknownsOf = (traces: readonly SimulatedTrace[]): MissingFact[] =>
  traces.flatMap(({ trace }) =>
    trace.gates.filter(({ outcome, reached }) => outcome === 'unknown' && reached).flatMap(({ missing }) => missing),
  );

const mainTrace = (traces: readonly SimulatedTrace[]): Trace | undefined =>
  (traces.find(({ trace }) => trace.outcome === 'stopped') ?? traces.find(({ isAsked }) => isAsked))?.trace;

const noChange = { gained: [], lost: [] };

/** Who gains and who loses access on the stage that was called; a corrected request changes nobody's access. */
const accessChanges = (
  before: World,
  after: World,
  traces: readonly SimulatedTrace[],
): Pick<Verification, 'gained' | 'lost'> => {
  const stage = traces.find(({ journey }) => journey.arrival)?.journey.arrival?.stageName;
  return stage !== undefined && before.snapshot !== after.snapshot && before.snapshot.api.kind === 'REST'
    ? diffAccess(before.snapshot, after.snapshot, stage)
    : noChange;
};

const suggestion: Verification = { state: 'suggestion', missing: [], gained: [], lost: [] };

/**
 * Applies the fix to a copy and simulates the same request again. `verified`: it passes every gate and the failure mode is
 * gone; `likely`: it gets past where it stopped (or nothing in the configuration stopped it), but the rest is not readable
 * or not configuration; `suggestion`: another obstacle remains; `unverifiable`: a hidden fact decides.
 */
export const verifyFix = (world: World, fix: ProposedFix, modeId: string): Verification => {
  if (fix.change.kind === 'advice' || !world.request) return suggestion;
  const before = judgeWorld(
    makeWorld({ snapshot: world.snapshot, request: world.request, complaint: {}, observations: [] }, world.chain),
  );
  const changed = worldAfter(world, fix);
  const after = judgeWorld(changed);
  const stop = firstStop(after.traces);
  const trace = mainTrace(after.traces);
  const shared = {
    ...(trace ? { after: trace } : {}),
    missing: unknownsOf(after.traces),
    ...accessChanges(world, changed, before.traces),
  };
  // Where a call passes though it should be refused, being stopped is the aim.
  if (stop && world.seen.kind === 'not-enforced' && firstStop(before.traces) === undefined)
    return { ...shared, state: 'verified' };
  if (stop) return { ...shared, state: 'suggestion', obstacle: stop.gate };
  const wasStopped = firstStop(before.traces) !== undefined;
  if (after.found.includes(modeId)) return { ...shared, state: 'suggestion' };
  if (after.traces.some((simulated) => simulated.trace.outcome === 'unknown')) {
    // What nobody can read before it happens (a backend's reply) is no hidden fact.
    return { ...shared, state: wasStopped || shared.missing.length === 0 ? 'likely' : 'unverifiable' };
  }
  return { ...shared, state: wasStopped || before.found.includes(modeId) ? 'verified' : 'likely' };
};
