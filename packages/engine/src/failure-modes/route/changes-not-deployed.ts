import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { deployedFact, restFact } from '../../facts.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';
import { routeDetail, routeEvidence, stageOf } from './describe-stop.ts';
import { judgeDrift } from './judge-drift.ts';
import { rollBack } from './roll-back.ts';
import { changesNotDeployedV2 } from '../v2/changes-not-deployed.ts';
import { deploymentSetup } from '../setup/setup-parts.ts';
import { withV2 } from '../v2/with-v2.ts';
import { deployFix } from './deploy-fix.ts';

/** Path or verb exist as saved only; a preflight that is saved only counts too. */
const undeployedRoute = ({ stops, mayStop }: CheckContext): Stop | undefined =>
  findStop(stops, ['route-not-deployed']) ??
  findStop(
    // A denied read may hide a deployment that holds it.
    mayStop.filter(({ agreement, result }) => agreement === 'agrees' && result.missing.length === 0),
    ['route-not-deployed'],
  );

/**
 * A stage serves a snapshot: resources, methods, integrations, binary types and more reach callers only when the API is
 * deployed again. https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export const changesNotDeployed = withV2(changesNotDeployedV2, {
  id: 'changes-not-deployed',
  title: 'Stage runs a deployment from before the change',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: ['route-not-deployed'],
  symptom: {
    complaints: ['refused', 'not-updated', 'wrong-content', 'failed', 'not-enforced', 'blocked-by-browser'],
    texts: ['Missing Authentication Token'],
    statuses: [403],
  },
  setup: deploymentSetup,
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/api/exports/*'],
  supersedes: ['binary-media-types-missing'],
  check: (context) => {
    const at = undeployedRoute(context);
    if (!at && context.facts.read(restFact('resources')).state === 'hidden') return { verdict: 'unknown' };
    if (!at) return judgeDrift(context);
    const { deploymentId } = stageOf(at);
    context.facts.read(restFact('resources'));
    if (deploymentId) context.facts.read(deployedFact(deploymentId));
    const { savedAs, verb, path } = routeDetail(at);
    const saved: Evidence = {
      label: 'Saved',
      pointer: toPointer('api', 'resources'),
      observed: savedAs ?? `${verb} ${path}`,
      expected: 'the same in the deployment',
    };
    return {
      verdict: 'found',
      at,
      evidence: [saved, ...routeEvidence(context.world, at)],
      detail: { stage: stageOf(at).stage, deployedAt: stageOf(at).deployedAt, route: savedAs ?? `${verb} ${path}` },
    };
  },
  explain: ({ detail }) => {
    const { stage, route, fields, deployedAt } = detail;
    const deployment = typeof deployedAt === 'string' ? `the deployment of ${deployedAt}` : 'an older deployment';
    const list = Array.isArray(fields) ? fields.slice(0, 3).join('; ') : '';
    const changed =
      list === ''
        ? `may still run ${deployment}, from before the change`
        : `runs ${deployment}, from before this was saved: ${list}`;
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
      deployFix(stage, [
        'A deployment takes everything that is saved, not only this change: look at the differences first.',
        'With CloudFormation or Terraform, let the deployment be replaced when the definition changes.',
      ]),
      ...(at && at.result.reason === 'route-not-deployed' ? rollBack(world, at) : []),
    ];
  },
  fixAvailability: 'always',
  howToSee:
    'Compare GetDeployment with embed=apisummary (paths, verbs, authorization, key requirement) or GetExport of the stage with GetResources.',
  why: 'Deployments are snapshots. Stage settings, usage plans and keys act at once, but resources, methods, integrations, authorizers, binary types, gateway responses and the resource policy wait for the next deployment.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html',
      proves: 'Which edits of an API require a redeployment.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-deployments.html',
      proves: 'A stage serves a snapshot of the API.',
    },
  ],
});
