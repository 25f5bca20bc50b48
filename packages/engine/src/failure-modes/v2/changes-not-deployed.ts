import { detailOf, textIn } from '../names/detail.ts';
import type { ComplaintKind, Evidence, Observation } from '@gatescope/shared';
import { exportFact } from '../../facts.ts';
import type { RouteDifference } from '../../gates/v2/route-drift.ts';
import { listRouteDrift } from '../../gates/v2/route-drift.ts';
import { failedDeployment, isNeverDeployed } from '../../gates/v2/stage-view.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { findStop } from '../stop.ts';
import { seenEvidence, stageNameOf, stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';
import { deployFix } from '../route/deploy-fix.ts';

type Change = Extract<Observation, { kind: 'change' }>;

/** Edits that reach callers only with a deployment. */
const edits =
  /^(?:Create|Update|Delete)(?:Route|RouteResponse|Integration|IntegrationResponse|Authorizer|Api|Model)$|^(?:Re)?[Ii]mportApi$|^DeleteCorsConfiguration$/;

const editsSince = ({ world }: CheckContext, time: string | undefined): Change[] =>
  world.observations.filter(
    (item): item is Change =>
      item.kind === 'change' &&
      item.errorCode === undefined &&
      item.at !== undefined &&
      time !== undefined &&
      Date.parse(item.at) > Date.parse(time) &&
      edits.test(item.eventName) &&
      JSON.stringify([item.resource, item.requestParameters]).includes(world.snapshot.target.apiId),
  );

/** Which differences can make a complaint of a kind. */
const relevant: Partial<Record<ComplaintKind, RegExp>> = {
  refused: /^(?:route|Authoriz)/,
  failed: /^(?!Authoriz)/,
  'wrong-content': /^(?!Authoriz)/,
  'not-enforced': /^(?:route|Authoriz)/,
  'blocked-by-browser': /./,
  'not-updated': /./,
};

const shown = (value: unknown): string => (typeof value === 'string' ? value || 'none' : JSON.stringify(value));

const driftEvidence = (differences: readonly RouteDifference[]): Evidence[] =>
  differences.slice(0, 5).map(({ routeKey, field, saved, deployed, pointer }) => ({
    label: `Saved but not deployed: ${routeKey}${field === 'route' ? '' : ` ${field}`}`,
    pointer,
    observed: `deployed: ${shown(deployed)}`,
    expected: `saved: ${shown(saved)}`,
  }));

const ofRoute = (context: CheckContext, differences: readonly RouteDifference[]): RouteDifference[] => {
  const { kind } = context.world.seen;
  const filter = kind ? relevant[kind] : undefined;
  const key = stepOf(context)?.route?.routeKey;
  return differences.filter(
    ({ field, routeKey }) =>
      filter?.test(field) && (key === undefined || routeKey === key || routeKey.startsWith('OPTIONS ')),
  );
};

const fromComplaint = (context: CheckContext): Verdict => {
  const { world, facts, stops } = context;
  const view = stepOf(context)?.view;
  const { kind } = world.seen;
  if (!view || !kind || !(kind in relevant)) return { verdict: 'clear' };
  const stage = view.stage.StageName;
  const failed = failedDeployment(view.stage);
  const isExplained = stops.some(({ result, agreement }) => result.reached && agreement === 'agrees');
  if (failed && !isExplained) {
    const pointer = `${view.stagePointer}/LastDeploymentStatusMessage`;
    const evidence = [
      { label: `Last deployment of stage ${stage}`, pointer, observed: failed },
      ...seenEvidence(context),
    ];
    return {
      verdict: 'found',
      standing: kind === 'not-updated' ? 'specific' : 'possible',
      evidence,
      detail: { stage, failed },
    };
  }
  if (view.basis === 'live' || isExplained) return { verdict: 'clear' };
  const drift = listRouteDrift(world.snapshot, stage);
  const differences = ofRoute(context, drift ?? []);
  const detail = {
    stage,
    deployedAt: view.view.deployedAt,
    fields: differences.map(({ routeKey, field }) => `${routeKey}: ${field}`),
  };
  if (differences.length > 0)
    return { verdict: 'found', standing: 'specific', evidence: driftEvidence(differences), detail };
  if (drift === undefined && world.snapshot.target.kind === 'HTTP') {
    const asked = facts.read(exportFact(stage));
    if (asked.state === 'hidden' && asked.cause === 'not-asked') return { verdict: 'unknown' };
  }
  const since = drift === undefined ? editsSince(context, view.view.deployedAt) : [];
  if (since.length > 0) {
    const evidence = since.map(({ id, eventName, at }) => ({
      label: `${eventName} after the deployment`,
      pointer: `observation:${id}`,
      observed: at ?? '',
      expected: `before ${view.view.deployedAt ?? 'the deployment'}`,
    }));
    const fields = since.map(({ eventName }) => eventName);
    return { verdict: 'found', standing: 'specific', certainty: 'likely', evidence, detail: { ...detail, fields } };
  }
  if (kind !== 'not-updated' || drift !== undefined) return { verdict: 'clear' };
  const age = {
    label: `Deployment of stage ${stage}`,
    pointer: view.stagePointer,
    observed: view.view.deployedAt ?? view.stage.DeploymentId ?? '',
  };
  return {
    verdict: 'found',
    standing: 'possible',
    evidence: [{ ...age, expected: 'one made after the change' }],
    detail,
  };
};

/**
 * A stage without automatic deployments serves what it had when it was last deployed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export const changesNotDeployedV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/stages', '/api/routes', '/api/exports/*'],
  symptom: { texts: ['Not Found', 'Forbidden'], statuses: [404] },
  check: (context) => {
    const at =
      findStop(context.stops, ['route-not-deployed']) ??
      findStop(
        context.mayStop.filter(({ agreement }) => agreement === 'agrees'),
        ['route-not-deployed'],
      );
    if (!at) return fromComplaint(context);
    const view = stepOf(context, at)?.view;
    const failed = view && failedDeployment(view.stage);
    const route = textIn(detailOf(at), 'savedAs') ?? '';
    const evidence: Evidence[] = [
      { label: 'Saved', pointer: '/api/routes', observed: route, expected: 'the same in the deployment' },
      ...(view
        ? [
            {
              label: `Stage ${view.stage.StageName}`,
              pointer: view.stagePointer,
              observed:
                failed ?? (isNeverDeployed(view.stage) ? 'has no deployment at all' : 'does not deploy by itself'),
            },
          ]
        : []),
      ...seenEvidence(context),
    ];
    return { verdict: 'found', at, evidence, detail: { stage: stageNameOf(context, at), route, failed } };
  },
  explain: ({ detail }) => {
    const { stage, route, failed, fields } = detail;
    const list = Array.isArray(fields) ? fields.slice(0, 3).join('; ') : '';
    const what =
      typeof route === 'string'
        ? `${route} is saved, but stage ${String(stage)} does not seem to run it yet.`
        : typeof failed === 'string'
          ? `The last deployment to stage ${String(stage)} failed, so it runs what it had before.`
          : `Stage ${String(stage)} ${list === '' ? 'may run a deployment from before the change' : `runs a deployment from before this was saved: ${list}`}.`;
    return {
      summary: what,
      explanation:
        'The console shows what is saved. A stage without automatic deployments serves a copy from its last deployment, and so does one whose automatic deployment failed: routes, integrations, authorizers and the CORS configuration that were changed since are not served. WebSocket APIs are not deployed by themselves unless the stage says so.',
    };
  },
  fixes: ({ detail }) => {
    const stage = String(detail['stage']);
    return [
      deployFix(stage, [
        'A deployment takes everything that is saved, not only this change.',
        'With automatic deployments every edit goes out at once.',
      ]),
    ];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
      proves: 'Stages deploy automatically only where that is switched on.',
    },
  ],
};
