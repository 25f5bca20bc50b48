import type { ComplaintKind, Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { DeployedView } from '../../deployed-view.ts';
import type { Difference } from '../../drift.ts';
import { listDrift } from '../../drift.ts';
import { exportFact } from '../../facts.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { differenceName, driftEvidence } from './drift-evidence.ts';
import { editsSince } from './edits-since.ts';
import { relevantDifferences } from './relevant-drift.ts';
import { stopBecauseUndeployed } from './stop-because-undeployed.ts';

/** Complaints for which it is worth asking for the stage's export. */
const kindsToExport: readonly ComplaintKind[] = [
  'wrong-content',
  'not-updated',
  'blocked-by-browser',
  'not-enforced',
  'failed',
];
/** Complaints that speak of a change by themselves. */
const kindsOfChange: readonly ComplaintKind[] = ['wrong-content', 'not-updated', 'not-enforced'];

const clear: Verdict = { verdict: 'clear' };

const detailOf = ({ stage, deployedAt }: DeployedView, fields: readonly string[]): Record<string, unknown> => ({
  stage: stage.stageName,
  deployedAt,
  fields,
});

const foundBy = ({ world }: CheckContext, view: DeployedView, differences: readonly Difference[]) =>
  ({
    verdict: 'found',
    evidence: driftEvidence(world, differences),
    detail: detailOf(view, differences.map(differenceName)),
  }) as const;

/** Without a readable export: edits that CloudTrail dates after the deployment, or the bare fact that nothing shows. */
const withoutExport = ({ world }: CheckContext, view: DeployedView, kind: ComplaintKind): Verdict => {
  const edits = editsSince(world, view.deployedAt);
  if (edits.length > 0) {
    const evidence = edits.slice(0, 5).map(({ id, eventName, at }) => ({
      label: `${eventName} after the deployment`,
      pointer: `observation:${id}`,
      observed: at ?? '',
      expected: `before ${view.deployedAt ?? 'the deployment'}`,
    }));
    const detail = detailOf(view, [...new Set(edits.map(({ eventName }) => eventName))]);
    return kindsOfChange.includes(kind)
      ? { verdict: 'found', standing: 'specific', certainty: 'likely', evidence, detail }
      : { verdict: 'found', standing: 'possible', evidence, detail };
  }
  if (kind !== 'not-updated' || (world.seen.status ?? 200) >= 400) return clear;
  const age: Evidence = {
    label: `Deployment of stage ${view.stage.stageName}`,
    pointer: toPointer('api', 'stages'),
    observed: view.deployedAt ?? view.deploymentId ?? 'unknown',
    expected: 'a deployment made after the change',
  };
  return { verdict: 'found', standing: 'possible', evidence: [age], detail: detailOf(view, []) };
};

/** Whether what is saved and not deployed explains the complaint, beyond a route that is missing. */
export const judgeDrift = (context: CheckContext): Verdict => {
  const { world, main, facts, stops } = context;
  const { arrival, view, route } = main?.journey ?? {};
  const { kind, refusal } = world.seen;
  // A refusal by a policy has a mode of its own for policies that are not deployed.
  if (!main || !arrival || !view || refusal) return clear;
  const drift = listDrift(world.snapshot, arrival.stageName);
  const relevant = relevantDifferences(world, main, drift.differences);
  const at = stopBecauseUndeployed(context, drift.differences);
  if (at) return { ...foundBy(context, view, relevant.length > 0 ? relevant : drift.differences), at };
  const isExplained = stops.some(({ result, agreement }) => result.reached && agreement === 'agrees');
  if (isExplained || !route || !kind) return clear;
  if (relevant.length > 0) return { ...foundBy(context, view, relevant), standing: 'specific' };
  if (!kindsToExport.includes(kind) || drift.hasExport) return clear;
  const exported = facts.read(exportFact(arrival.stageName));
  if (exported.state === 'hidden' && exported.cause === 'not-asked') return { verdict: 'unknown' };
  return withoutExport(context, view, kind);
};
