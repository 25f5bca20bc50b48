import type { DiagnoseInput, GateResult, MissingFact, ProposedFix, Trace, Verification } from '@gatescope/shared';
import { judgeWorld } from '../judge.ts';
import type { SimulatedTrace } from '../simulate.ts';
import type { World } from '../world.ts';
import { makeWorld } from '../world.ts';
import { compareAccess } from './compare-access.ts';
import { applyPatch } from './apply-patch.ts';
import { applyRequestChange } from './apply-request-change.ts';

/** The world with the fix in it. Complaint and observations speak of the time before, so they stay out. */
const worldAfter = (world: World, { change }: ProposedFix): World => {
  const input: DiagnoseInput = { snapshot: world.snapshot, request: world.request, complaint: {}, observations: [] };
  if (change.kind === 'patch') return makeWorld({ ...input, snapshot: applyPatch(world.snapshot, change.operations) });
  if (change.kind === 'request' && world.request)
    return makeWorld({ ...input, request: applyRequestChange(world.request, change) });
  return makeWorld(input);
};

const firstStop = (traces: readonly SimulatedTrace[]): GateResult | undefined =>
  traces.flatMap(({ trace }) => trace.gates).find(({ outcome, reached }) => outcome === 'stopped' && reached);

const unknownsOf = (traces: readonly SimulatedTrace[]): MissingFact[] =>
  traces.flatMap(({ trace }) =>
    trace.gates.filter(({ outcome, reached }) => outcome === 'unknown' && reached).flatMap(({ missing }) => missing),
  );

const mainTrace = (traces: readonly SimulatedTrace[]): Trace | undefined =>
  (traces.find(({ trace }) => trace.outcome === 'stopped') ?? traces.find(({ trace }) => trace.leg === 'actual'))
    ?.trace;

const suggestion: Verification = { state: 'suggestion', missing: [], gained: [], lost: [] };

/**
 * Applies the fix to a copy and simulates the same request again. `verified`: it passes every gate and the failure mode is
 * gone; `likely`: it gets past where it stopped (or nothing in the configuration stopped it), but the rest is not readable
 * or not configuration; `suggestion`: another obstacle remains; `unverifiable`: a hidden fact decides.
 */
export const verifyFix = (world: World, fix: ProposedFix, modeId: string): Verification => {
  if (fix.change.kind === 'advice' || !world.request) return suggestion;
  const before = judgeWorld(
    makeWorld({ snapshot: world.snapshot, request: world.request, complaint: {}, observations: [] }),
  );
  const changed = worldAfter(world, fix);
  const after = judgeWorld(changed);
  const stop = firstStop(after.traces);
  const trace = mainTrace(after.traces);
  const shared = {
    ...(trace ? { after: trace } : {}),
    missing: unknownsOf(after.traces),
    ...(fix.change.kind === 'patch' ? compareAccess(world, changed) : { gained: [], lost: [] }),
  };
  if (stop) return { ...shared, state: 'suggestion', obstacle: stop.gate };
  const wasStopped = firstStop(before.traces) !== undefined;
  if (after.found.includes(modeId)) return { ...shared, state: 'suggestion' };
  if (after.traces.some((simulated) => simulated.trace.outcome === 'unknown'))
    return { ...shared, state: wasStopped ? 'likely' : 'unverifiable' };
  return { ...shared, state: wasStopped || before.found.includes(modeId) ? 'verified' : 'likely' };
};
