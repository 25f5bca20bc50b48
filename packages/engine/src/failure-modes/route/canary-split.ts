import type { Evidence, ProposedFix, Stage } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { deployedFact } from '../../facts.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';

interface Pair {
  readonly production: SimulatedTrace;
  readonly canary: SimulatedTrace;
}

const pairOf = (traces: readonly SimulatedTrace[], leg: string): Pair | undefined => {
  const [production, canary] = (['production', 'canary'] as const).map((draw) => traces.find(({ trace }) => trace.leg === leg && trace.draw === draw));
  return production && canary ? { production, canary } : undefined;
};

const stopKey = ({ trace }: SimulatedTrace): string | undefined => {
  const stop = trace.gates.find(({ outcome, reached }) => outcome === 'stopped' && reached);
  return stop && `${stop.gate} ${stop.reason ?? ''}`;
};

/** A stop that only one of the two draws meets. */
const oneSided = ({ traces, stops }: CheckContext): Stop | undefined => {
  for (const leg of ['actual', 'preflight']) {
    const pair = pairOf(traces, leg);
    if (!pair || stopKey(pair.production) === stopKey(pair.canary)) continue;
    const stop = stops.find(({ simulated, result, agreement }) => (simulated === pair.production || simulated === pair.canary) && result.reached && agreement !== 'contradicts');
    if (stop) return stop;
  }
  return undefined;
};

const timeOf = ({ world, facts }: CheckContext, deploymentId: string | undefined): string | undefined => {
  const { api } = world.snapshot;
  if (!deploymentId || api.kind !== 'REST') return undefined;
  const listed = api.deployments.state === 'present' ? api.deployments.value.find(({ id }) => id === deploymentId)?.createdDate : undefined;
  return facts.value(deployedFact(deploymentId))?.createdDate ?? listed;
};

const evidenceOf = (context: CheckContext, stage: Stage): Evidence[] => {
  const { api } = context.world.snapshot;
  const index = api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value.findIndex(({ stageName }) => stageName === stage.stageName) : 0;
  const at = toPointer('api', 'stages', 'value', index);
  const time = (id: string | undefined): string => [id, timeOf(context, id)].filter(Boolean).join(' of ');
  const overrides = Object.keys(stage.canarySettings?.stageVariableOverrides ?? {});
  return [
    { label: 'Production runs', pointer: `${at}/deploymentId`, observed: time(stage.deploymentId) || 'nothing' },
    { label: `Canary runs, for ${stage.canarySettings?.percentTraffic ?? 0} % of the calls`, pointer: `${at}/canarySettings`, observed: `${time(stage.canarySettings?.deploymentId ?? stage.deploymentId)}${overrides.length > 0 ? `, with its own ${overrides.join(', ')}` : ''}` },
  ];
};

const isNewer = (context: CheckContext, stage: Stage): boolean => {
  const canary = timeOf(context, stage.canarySettings?.deploymentId);
  const production = timeOf(context, stage.deploymentId);
  return canary !== undefined && production !== undefined && Date.parse(canary) > Date.parse(production);
};

/** What is saved reached the canary only: "Deploy API" moves its deployment while production stays. */
const fromComplaint = (context: CheckContext, stage: Stage): Verdict => {
  const { kind, refusal } = context.world.seen;
  const { canarySettings } = stage;
  const runsOther = canarySettings?.deploymentId !== undefined && canarySettings.deploymentId !== stage.deploymentId;
  const differs = runsOther || (Object.keys(canarySettings?.stageVariableOverrides ?? {}).length > 0 && (canarySettings?.percentTraffic ?? 0) > 0);
  if (!differs || refusal) return { verdict: 'clear' };
  const found = { verdict: 'found', evidence: evidenceOf(context, stage), detail: detailOf(stage) } as const;
  const takesTraffic = (canarySettings?.percentTraffic ?? 0) > 0;
  if (kind === 'sometimes' && takesTraffic) return { ...found, standing: 'specific', certainty: 'likely' };
  if (kind === 'not-updated' && runsOther && (isNewer(context, stage) || takesTraffic)) return { ...found, standing: 'specific', certainty: 'likely' };
  return kind === 'wrong-content' && takesTraffic ? { ...found, standing: 'possible' } : { verdict: 'clear' };
};

const detailOf = ({ stageName, canarySettings, deploymentId }: Stage): Record<string, unknown> => ({
  stage: stageName,
  percent: canarySettings?.percentTraffic ?? 0,
  production: deploymentId,
  canary: canarySettings?.deploymentId,
  variables: Object.keys(canarySettings?.stageVariableOverrides ?? {}),
});

/** With a canary two deployments are live at once, and chance decides which of them a call meets. */
export const canarySplit = defineFailureMode({
  id: 'canary-split',
  title: 'Canary and production of the stage run different deployments',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['sometimes', 'not-updated', 'refused', 'wrong-content'], texts: [] },
  needs: ['/api/stages', '/api/deployed/*'],
  check: (context) => {
    const stage = context.main?.journey.arrival?.stage;
    if (!stage?.canarySettings) return { verdict: 'not-applicable' };
    const at = oneSided(context);
    if (!at) return fromComplaint(context, stage);
    const stop: Evidence = { label: `Stopped in ${at.simulated.trace.draw} only`, pointer: `trace:${at.result.gate}`, observed: at.result.reason ?? '' };
    return { verdict: 'found', at, evidence: [...evidenceOf(context, stage), stop], detail: { ...detailOf(stage), draw: at.simulated.trace.draw } };
  },
  explain: ({ detail }) => {
    const { stage, percent, draw } = detail;
    const share = draw === 'canary' ? `the ${String(percent)} % of calls that meet the canary fail` : draw === 'production' ? 'calls that production answers fail, those of the canary pass' : `${String(percent)} % of the calls are answered by the canary`;
    return {
      summary: `Stage ${String(stage)} has a canary that differs from production: ${share}.`,
      explanation: 'While a canary stands, each call is drawn at random: the given share meets the canary\'s deployment and variables, the rest production\'s. "Deploy API" then moves the canary only, so an API may look redeployed while production still runs the old deployment, until the canary is promoted.',
    };
  },
  fixes: ({ detail }, { world }) => {
    const { stage, canary, production, draw } = detail;
    const { api } = world.snapshot;
    const index = api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value.findIndex(({ stageName }) => stageName === stage) : -1;
    const at = toPointer('api', 'stages', 'value', index);
    const drop: ProposedFix = {
      id: 'remove-canary',
      title: `Remove the canary of stage ${String(stage)}: all calls meet deployment ${String(production)}`,
      change: { kind: 'patch', operations: [{ op: 'remove', path: `${at}/canarySettings` }] },
      risk: 'needs-review',
      notes: ['What the canary was to try out is no longer live.'],
    };
    const promote: ProposedFix[] =
      typeof canary === 'string'
        ? [
            {
              id: 'promote-canary',
              title: `Promote the canary of stage ${String(stage)}: all calls meet deployment ${canary}`,
              change: { kind: 'patch', operations: [{ op: 'set', path: `${at}/deploymentId`, value: canary }, { op: 'remove', path: `${at}/canarySettings` }] },
              risk: 'needs-review',
              notes: ['Stage variables that the canary overrides have to be copied to the stage as well.'],
            },
          ]
        : [];
    return draw === 'canary' ? [drop, ...promote] : [...promote, drop];
  },
  fixAvailability: 'always',
  howToSee: 'GetStage shows canarySettings with deploymentId and percentTraffic; $context.isCanaryRequest in the access log tells the draw of a call.',
  why: 'A canary release splits the traffic of one stage between two deployments. Both are right answers to the question what the stage runs.',
  docs: [
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html', proves: 'Canary and production serve random shares of the traffic.' },
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/create-canary-deployment.html', proves: 'A deployment to a stage with a canary goes to the canary.' },
  ],
});
