import type { Certainty, DiagnoseInput, Diagnosis, Finding, ProposedFix } from '@gatescope/shared';
import type { Found } from './failure-modes/failure-mode.ts';
import { contradictionsOf } from './contradictions.ts';
import { finishFix } from './fix/finish-fix.ts';
import { gateIds } from './gates/gate.ts';
import type { Judged, Ranked } from './judge.ts';
import { certaintyOf, contextFor, judge, missingOf, rank, strengthOf } from './judge.ts';
import { describeOutcome } from './outcome.ts';
import { simulate } from './simulate.ts';
import type { World } from './world.ts';
import { makeWorld } from './world.ts';

const toFinding = (
  world: World,
  { mode, verdict, context }: Ranked | (Judged & { verdict: Found }),
  certainty: Certainty,
  verify: boolean,
): Finding => {
  const words = mode.explain(verdict, context);
  const fixes: readonly ProposedFix[] = verify ? mode.fixes(verdict, context) : [];
  return {
    id: mode.id,
    title: mode.title,
    kind: mode.kind,
    certainty,
    ...(gateIds.some((id) => id === mode.gate) ? { gate: mode.gate } : {}),
    ...(verdict.at?.result.reason ? { reason: verdict.at.result.reason } : {}),
    summary: words.summary,
    explanation: words.explanation,
    evidence: [...verdict.evidence],
    fixes: fixes.map((fix) => finishFix(world, fix, mode.id)),
    docs: [...mode.docs],
  };
};

/**
 * Explains why a request was refused. Asks nobody, has no clock: all it knows is in `input`. `options.fixes: false`
 * leaves fixes out (they cost further simulations).
 */
export const diagnose = (input: DiagnoseInput, options: { readonly fixes?: boolean } = {}): Diagnosis => {
  const world = makeWorld(input);
  const traces = simulate(world);
  const crashed: Diagnosis['crashed'][number][] = [];
  const judged = judge(world, traces, crashed);
  const found = judged.flatMap(({ mode, verdict, context }) =>
    verdict.verdict === 'found' ? [{ mode, verdict, context, strength: strengthOf(verdict) }] : [],
  );
  const blocking = rank(found.filter(({ mode }) => mode.kind === 'blocking'));
  const withFixes = options.fixes !== false;
  const missing = missingOf(traces, judged);
  const best =
    blocking[0]?.verdict.at?.simulated ??
    traces.find(({ trace }) => trace.outcome === 'stopped') ??
    contextFor(world, traces).main;
  return {
    outcome: describeOutcome(
      world,
      traces,
      blocking[0] ? toFinding(world, blocking[0], 'certain', false) : undefined,
      missing,
    ),
    findings: blocking.map((item) => toFinding(world, item, certaintyOf(item.verdict, item.strength), withFixes)),
    latent: found
      .filter(({ mode }) => mode.kind === 'latent')
      .map((item) => toFinding(world, item, item.verdict.certainty ?? 'certain', withFixes)),
    trace: best?.trace ?? null,
    traces: traces.map(({ trace }) => trace),
    hidden: missing.filter(({ cause }) => cause !== 'not-asked'),
    wanted: missing.filter(({ cause }) => cause === 'not-asked').map(({ pointer }) => pointer),
    contradictions: contradictionsOf(world, traces),
    crashed,
  };
};
