import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { Difference } from '../../drift.ts';
import { listDrift } from '../../drift.ts';
import { deployedFact, exportFact, restFact } from '../../facts.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';
import { routeDetail, routeEvidence, stageOf } from './describe-stop.ts';
import { editsSince } from './edits-since.ts';
import { relevantDifferences } from './relevant-drift.ts';
import { rollBack } from './roll-back.ts';
import { stopBecauseUndeployed } from './stop-because-undeployed.ts';

const nameOf = ({ scope, verb, path, field }: Difference): string => (scope === 'method' ? `${verb} ${path}: ${field}` : field);

const valueOf = (value: unknown): string => {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

const savedPointer = ({ world }: CheckContext, { scope, path, verb, field }: Difference): string => {
  const { api } = world.snapshot;
  if (scope === 'api') return toPointer('api', 'restApi', 'value');
  if (scope === 'gateway-response') return toPointer('api', 'gatewayResponses');
  const resources = api.kind === 'REST' && api.resources.state === 'present' ? api.resources.value : [];
  const index = resources.findIndex((resource) => resource.path === path && resource.resourceMethods?.[verb ?? ''] !== undefined);
  return index === -1 || field === undefined ? toPointer('api', 'resources') : toPointer('api', 'resources', 'value', index, 'resourceMethods', verb ?? '');
};

const driftEvidence = (context: CheckContext, differences: readonly Difference[]): Evidence[] =>
  differences.slice(0, 5).map((difference) => ({
    label: `Saved but not deployed: ${nameOf(difference)}`,
    pointer: savedPointer(context, difference),
    observed: `deployed: ${valueOf(difference.deployed)}`,
    expected: `saved: ${valueOf(difference.saved)}`,
  }));

/** Path or verb exist as saved only; a preflight that is saved only counts too. */
const undeployedRoute = ({ stops, mayStop }: CheckContext): Stop | undefined =>
  findStop(stops, ['route-not-deployed']) ??
  findStop(
    mayStop.filter(({ agreement }) => agreement === 'agrees'),
    ['route-not-deployed'],
  );

/** Complaints for which it is worth asking for the stage's export. */
const kindsToExport = ['wrong-content', 'not-updated', 'blocked-by-browser', 'not-enforced', 'failed'];

const fromComplaint = (context: CheckContext): Verdict => {
  const { world, main, facts, stops } = context;
  const { arrival, view, route } = main?.journey ?? {};
  const { kind, refusal, status } = world.seen;
  if (!main || !arrival || !view || !kind || refusal) return { verdict: 'clear' };
  const drift = listDrift(world.snapshot, arrival.stageName);
  const relevant = relevantDifferences(world, main, drift.differences);
  const detail = { stage: arrival.stageName, deployedAt: view.deployedAt, fields: relevant.map(nameOf) };
  const undeployed = stopBecauseUndeployed(context, drift.differences);
  if (undeployed) {
    const shown = relevant.length > 0 ? relevant : drift.differences;
    return { verdict: 'found', at: undeployed, evidence: driftEvidence(context, shown), detail: { ...detail, fields: shown.map(nameOf) } };
  }
  const isExplained = stops.some(({ result, agreement }) => result.reached && agreement === 'agrees');
  if (isExplained || !route) return { verdict: 'clear' };
  if (relevant.length > 0) return { verdict: 'found', standing: 'specific', evidence: driftEvidence(context, relevant), detail };
  if (!kindsToExport.includes(kind) || drift.hasExport) return { verdict: 'clear' };
  const exported = facts.read(exportFact(arrival.stageName));
  if (exported.state === 'hidden' && exported.cause === 'not-asked') return { verdict: 'unknown' };
  const edits = editsSince(world, view.deployedAt);
  const seenEdit = edits.map(({ id, eventName, at }): Evidence => ({ label: `${eventName} after the deployment`, pointer: `observation:${id}`, observed: at ?? '', expected: `before ${view.deployedAt ?? 'the deployment'}` }));
  if (seenEdit.length > 0) return { verdict: 'found', standing: 'specific', certainty: 'likely', evidence: seenEdit, detail: { ...detail, fields: edits.map(({ eventName }) => eventName) } };
  if (kind !== 'not-updated' || (status ?? 200) >= 400) return { verdict: 'clear' };
  const age: Evidence = { label: `Deployment of stage ${arrival.stageName}`, pointer: toPointer('api', 'stages'), observed: view.deployedAt ?? view.deploymentId ?? 'unknown', expected: 'a deployment made after the change' };
  return { verdict: 'found', standing: 'possible', evidence: [age], detail };
};

/**
 * A stage serves a snapshot: resources, methods, integrations, binary types and more reach callers only when the API is
 * deployed again. https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export const changesNotDeployed = defineFailureMode({
  id: 'changes-not-deployed',
  title: 'Stage runs a deployment from before the change',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: ['route-not-deployed'],
  symptom: { complaints: ['refused', 'not-updated', 'wrong-content', 'failed', 'not-enforced', 'blocked-by-browser'], texts: ['Missing Authentication Token'], statuses: [403] },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/api/exports/*'],
  supersedes: ['binary-media-types-missing'],
  check: (context) => {
    const at = undeployedRoute(context);
    if (!at) return fromComplaint(context);
    const { deploymentId } = stageOf(at);
    context.facts.read(restFact('resources'));
    if (deploymentId) context.facts.read(deployedFact(deploymentId));
    const { savedAs, verb, path } = routeDetail(at);
    const saved: Evidence = { label: 'Saved', pointer: toPointer('api', 'resources'), observed: savedAs ?? `${verb} ${path}`, expected: 'the same in the deployment' };
    return { verdict: 'found', at, evidence: [saved, ...routeEvidence(context.world, at)], detail: { stage: stageOf(at).stage, deployedAt: stageOf(at).deployedAt, route: savedAs ?? `${verb} ${path}` } };
  },
  explain: ({ detail }) => {
    const { stage, route, fields, deployedAt } = detail;
    const deployment = typeof deployedAt === 'string' ? `the deployment of ${deployedAt}` : 'an older deployment';
    const list = Array.isArray(fields) ? fields.slice(0, 3).join('; ') : '';
    const changed = list === '' ? `may still run ${deployment}, from before the change` : `runs ${deployment}, from before this was saved: ${list}`;
    return {
      summary:
        typeof route === 'string'
          ? `${route} is saved, but stage ${String(stage)} runs ${deployment}, which does not hold it.`
          : `Stage ${String(stage)} ${changed}.`,
      explanation:
        'The console and every read of the API show what is saved. A stage serves a deployment: a copy made at the time of the last deployment. What was saved later is invisible to callers until the API is deployed to the stage again; tools that update an API without a new deployment leave exactly this state.',
    };
  },
  fixes: ({ at, detail }, { world }) => {
    const stage = String(detail['stage']);
    return [
      {
        id: 'deploy',
        title: `Deploy the API to stage ${stage}`,
        change: { kind: 'patch', operations: [{ op: 'deploy', stage }] },
        risk: 'needs-review',
        notes: ['A deployment takes everything that is saved, not only this change: look at the differences first.', 'With CloudFormation or Terraform, let the deployment be replaced when the definition changes.'],
      },
      ...(at && at.result.reason === 'route-not-deployed' ? rollBack(world, at) : []),
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Compare GetDeployment with embed=apisummary (paths, verbs, authorization, key requirement) or GetExport of the stage with GetResources.',
  why: 'Deployments are snapshots. Stage settings, usage plans and keys act at once, but resources, methods, integrations, authorizers, binary types, gateway responses and the resource policy wait for the next deployment.',
  docs: [
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html', proves: 'Which edits of an API require a redeployment.' },
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-deployments.html', proves: 'A stage serves a snapshot of the API.' },
  ],
});
