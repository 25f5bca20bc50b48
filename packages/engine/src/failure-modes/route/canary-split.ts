import type { Evidence, ProposedFix, Stage } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { drawsEvidence, isCanaryNewer, oneSidedStop, openDraw, stagePointer } from './canary-draws.ts';

/** What is saved reached the canary only: "Deploy API" moves its deployment while production stays. */
const fromComplaint = (context: CheckContext, stage: Stage): Verdict => {
  const { kind } = context.world.seen;
  const { canarySettings } = stage;
  const runsOther = canarySettings?.deploymentId !== undefined && canarySettings.deploymentId !== stage.deploymentId;
  const differs =
    runsOther ||
    (Object.keys(canarySettings?.stageVariableOverrides ?? {}).length > 0 && (canarySettings?.percentTraffic ?? 0) > 0);
  if (!differs) return { verdict: 'clear' };
  const found = { verdict: 'found', evidence: drawsEvidence(context, stage), detail: detailOf(stage) } as const;
  const takesTraffic = (canarySettings?.percentTraffic ?? 0) > 0;
  if (kind === 'sometimes' && takesTraffic) return { ...found, standing: 'specific', certainty: 'likely' };
  if (kind === 'not-updated' && runsOther && (isCanaryNewer(context, stage) || takesTraffic))
    return { ...found, standing: 'specific', certainty: 'likely' };
  return kind === 'wrong-content' && takesTraffic ? { ...found, standing: 'possible' } : { verdict: 'clear' };
};

const detailOf = ({ stageName, canarySettings, deploymentId }: Stage): Record<string, unknown> => ({
  stage: stageName,
  percent: canarySettings?.percentTraffic ?? 0,
  production: deploymentId,
  canary: canarySettings?.deploymentId,
  variables: Object.keys(canarySettings?.stageVariableOverrides ?? {}),
});

/** Calls pass that should be refused: the deployment of one draw asks for less than that of the other. */
const fromOpenDraw = (context: CheckContext, stage: Stage): Verdict => {
  const open = openDraw(context, stage.canarySettings?.percentTraffic ?? 0);
  if (!open) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: 'specific',
    certainty: 'likely',
    evidence: drawsEvidence(context, stage),
    detail: { ...detailOf(stage), open },
  };
};

/** With a canary two deployments are live at once, and chance decides which of them a call meets. */
export const canarySplit = defineFailureMode({
  id: 'canary-split',
  title: 'Canary and production of the stage run different deployments',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['sometimes', 'not-updated', 'refused', 'wrong-content', 'not-enforced'], texts: [] },
  needs: ['/api/stages', '/api/deployed/*'],
  check: (context) => {
    const stage = context.main?.journey.arrival?.stage;
    if (!stage?.canarySettings) return { verdict: 'not-applicable' };
    if (context.world.seen.kind === 'not-enforced') return fromOpenDraw(context, stage);
    const at = oneSidedStop(context);
    if (!at) return fromComplaint(context, stage);
    const stop: Evidence = {
      label: `Stopped in ${at.simulated.trace.draw} only`,
      pointer: `trace:${at.result.gate}`,
      observed: at.result.reason ?? '',
    };
    return {
      verdict: 'found',
      at,
      evidence: [...drawsEvidence(context, stage), stop],
      detail: { ...detailOf(stage), draw: at.simulated.trace.draw },
    };
  },
  explain: ({ detail }) => {
    const { stage, percent, draw, open } = detail;
    const share =
      open === 'canary'
        ? `the ${String(percent)} % of calls that meet the canary pass where production refuses`
        : open === 'production'
          ? 'calls that production answers pass where the canary refuses'
          : draw === 'canary'
            ? `the ${String(percent)} % of calls that meet the canary fail`
            : draw === 'production'
              ? 'calls that production answers fail, those of the canary pass'
              : `${String(percent)} % of the calls are answered by the canary`;
    return {
      summary: `Stage ${String(stage)} has a canary that differs from production: ${share}.`,
      explanation:
        'While a canary stands, each call is drawn at random: the given share meets the canary\'s deployment and variables, the rest production\'s. "Deploy API" then moves the canary only, so an API may look redeployed while production still runs the old deployment, until the canary is promoted.',
    };
  },
  fixes: ({ detail }, { world }) => {
    const { stage, canary, production, draw, open } = detail;
    const at = stagePointer(world, String(stage));
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
              change: {
                kind: 'patch',
                operations: [
                  { op: 'remove', path: `${at}/canarySettings` },
                  { op: 'use-deployment', stage: String(stage), deploymentId: canary },
                ],
              },
              risk: 'needs-review',
              notes: ['Stage variables that the canary overrides have to be copied to the stage as well.'],
            },
          ]
        : [];
    return draw === 'canary' || open === 'canary' ? [drop, ...promote] : [...promote, drop];
  },
  fixAvailability: 'always',
  howToSee:
    'GetStage shows canarySettings with deploymentId and percentTraffic; $context.isCanaryRequest in the access log tells the draw of a call.',
  why: 'A canary release splits the traffic of one stage between two deployments. Both are right answers to the question what the stage runs.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html',
      proves: 'Canary and production serve random shares of the traffic.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/create-canary-deployment.html',
      proves: 'A deployment to a stage with a canary goes to the canary.',
    },
  ],
});
