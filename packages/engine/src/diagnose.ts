import type { DiagnoseInput, Diagnosis, Finding, ProposedFix } from '@gatescope/shared';
import { tellInner } from './chain/tell-inner.ts';
import { contradictionsOf } from './contradictions.ts';
import { finishFix } from './fix/finish-fix.ts';
import { gateIds } from './gates/gate.ts';
import type { Ranked } from './judge.ts';
import { certaintyOf, contextFor, judge, kindOf, missingOf, rank, strengthOf } from './judge.ts';
import { describeOutcome } from './outcome.ts';
import { simulate } from './simulate.ts';
import { compareVantages } from './vantages.ts';
import { evidenceOf } from './vantages/evidence-of.ts';
import { tellWays } from './vantages/tell-ways.ts';
import type { World } from './world.ts';
import { makeWorld } from './world.ts';

type Crashed = Diagnosis['crashed'][number];

/** A crash in a failure mode's words or fixes is ours: it costs that part, never the diagnosis. */
const safely = <T>(id: string, crashed: Crashed[], fallback: T, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    crashed.push({ id, message: error instanceof Error ? error.message : String(error) });
    return fallback;
  }
};

interface Telling {
  readonly world: World;
  readonly crashed: Crashed[];
  readonly withFixes: boolean;
}

const toFinding = ({ world, crashed, withFixes }: Telling, item: Ranked): Finding => {
  const { mode, verdict, context, strength } = item;
  const kind = kindOf(item);
  const plain = { summary: `${mode.title}.`, explanation: mode.why };
  const words = safely(mode.id, crashed, plain, () => mode.explain(verdict, context));
  const fixes = withFixes
    ? safely<readonly ProposedFix[]>(mode.id, crashed, [], () => mode.fixes(verdict, context))
    : [];
  const finding: Finding = {
    id: mode.id,
    title: mode.title,
    kind,
    certainty: kind === 'latent' ? (verdict.certainty ?? 'certain') : certaintyOf(verdict, strength, world.seen),
    ...(gateIds.some((id) => id === mode.gate) ? { gate: mode.gate } : {}),
    ...(verdict.at?.result.reason ? { reason: verdict.at.result.reason } : {}),
    summary: words.summary,
    explanation: words.explanation,
    evidence: evidenceOf(world, verdict),
    fixes: fixes.flatMap((fix) => safely(mode.id, crashed, [], () => [finishFix(world, fix, mode.id)])),
    docs: [...mode.docs],
  };
  const inner = verdict.at?.result.detail['next'] === undefined ? undefined : verdict.at.simulated.inner;
  if (!inner) return finding;
  return safely(mode.id, crashed, finding, () =>
    tellInner(finding, inner.apiId, diagnoseWorld(inner.world, { fixes: withFixes })),
  );
};

/** Where several candidates remain, each says the one look that settles it. */
const withTellApart = (findings: readonly Finding[], items: readonly Ranked[]): Finding[] => {
  const rivals = items.filter(({ mode }) => mode.isConsequence !== true).length;
  const isOpen = rivals > 1 && findings[0]?.certainty !== 'certain';
  return findings.map((finding, index) => {
    const look = items[index]?.mode.howToSee;
    return isOpen && look ? { ...finding, tellApart: look } : finding;
  });
};

const diagnoseWorld = (world: World, options: { readonly fixes?: boolean }): Diagnosis => {
  const { request, observations } = world;
  const traces = simulate(world);
  const crashed: Crashed[] = [];
  const judged = judge(world, traces, crashed);
  const found = judged.flatMap(({ mode, verdict, context }): Ranked[] =>
    verdict.verdict === 'found' ? [{ mode, verdict, context, strength: strengthOf(verdict, world.seen) }] : [],
  );
  const telling: Telling = { world, crashed, withFixes: options.fixes !== false };
  const blocking = rank(found.filter((item) => kindOf(item) === 'blocking'));
  const findings = withTellApart(
    blocking.map((item) => toFinding(telling, item)),
    blocking,
  );
  const missing = missingOf(traces, judged);
  const contradictions = contradictionsOf(world, traces);
  const shownTraces = traces.map(({ trace }) => trace);
  const shown =
    blocking[0]?.verdict.at?.simulated ??
    traces.find(({ trace }) => trace.outcome === 'stopped') ??
    contextFor(world, traces).main;
  return {
    outcome: describeOutcome({ world, traces, findings, missing, contradictions }),
    findings,
    latent: found.filter((item) => kindOf(item) === 'latent').map((item) => toFinding(telling, item)),
    trace: shown?.trace ?? null,
    traces: shownTraces,
    hidden: missing.filter(({ cause }) => cause !== 'not-asked'),
    wanted: missing.filter(({ cause }) => cause === 'not-asked').map(({ pointer }) => pointer),
    contradictions: [
      ...contradictions,
      ...tellWays(shownTraces, observations, {
        request,
        places: world.observed === undefined ? ['caller'] : [world.observed.place],
      }),
      // Differences between places are told beside the verdict; they do not make it.
      ...compareVantages(shownTraces, observations),
    ],
    crashed,
  };
};

/**
 * Explains why a request was refused. Asks nobody, has no clock: all it knows is in `input`. `options.fixes: false`
 * leaves fixes out (they cost further simulations).
 */
export const diagnose = (input: DiagnoseInput, options: { readonly fixes?: boolean } = {}): Diagnosis =>
  diagnoseWorld(makeWorld(input), options);
