import { verdictWithoutStop } from '../asked-stop.ts';
import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { World } from '../../world.ts';
import { findActualStop } from '../route/actual-stop.ts';
import type { KeyDetail } from './key-evidence.ts';
import { keyDetail, plansEvidence, requirementEvidence, sentEvidence } from './key-evidence.ts';
import { loggedLine } from './logged-line.ts';
import { apiKeyV2 } from '../v2/api-key-parts.ts';
import { withV2 } from '../v2/with-v2.ts';
import { usagePlanSetup } from '../setup/setup-parts.ts';

const memberOf = ({ snapshot }: World, planId: string, keyId: string | undefined): boolean => {
  const keys = snapshot.account.usagePlanKeys[planId];
  return keyId !== undefined && keys?.state === 'present' && keys.value.some(({ id }) => id === keyId);
};

/** Attaches the stage to plans that exist, those that hold the key first; the key too where it is not in the plan. */
const attach = (world: World, { stage, apiId, keyId }: KeyDetail): ProposedFix[] => {
  const { usagePlans } = world.snapshot.account;
  const plans = usagePlans.state === 'present' ? usagePlans.value : [];
  return plans
    .map((plan, index) => ({ plan, index, isMember: memberOf(world, plan.id, keyId) }))
    .sort((a, b) => Number(b.isMember) - Number(a.isMember))
    .slice(0, 2)
    .map(({ plan, index, isMember }) => ({
      id: `attach-to-${plan.id.toLowerCase()}`,
      title: `Add stage ${stage} to usage plan ${plan.name ?? plan.id}${keyId && !isMember ? ` and key ${keyId} with it` : ''}`,
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'append',
            path: toPointer('account', 'usagePlans', 'value', index, 'apiStages'),
            value: { apiId, stage },
          },
          ...(keyId && !isMember
            ? [
                {
                  op: 'append' as const,
                  path: toPointer('account', 'usagePlanKeys', plan.id, 'value'),
                  value: { id: keyId, type: 'API_KEY' },
                },
              ]
            : []),
        ],
      },
      risk: 'needs-review',
      notes: [
        'Every key of the plan may call the stage then, within the limits of the plan.',
        'No deployment is needed; it may take a few minutes.',
      ],
    }));
};

const create: ProposedFix = {
  id: 'create-plan',
  title: 'Create a usage plan with this stage and add the keys of the callers to it',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['No deployment is needed; it may take a few minutes.'],
};

/** A key counts only through a usage plan that holds the stage: without one, every call of the method is refused. */
export const usagePlanNotAttached = withV2(apiKeyV2, {
  id: 'usage-plan-not-attached',
  title: 'Stage is in no usage plan, so no API key can be accepted',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: ['usage-plan-missing'],
  symptom: { complaints: ['refused'], texts: ['Forbidden', 'API Stage is not in a Usage Plan'], statuses: [403] },
  needs: ['/api/deployed/*', '/account/usagePlans'],
  setup: usagePlanSetup,
  check: (context) => {
    const at = findActualStop(context, ['usage-plan-missing']);
    if (!at) return verdictWithoutStop(context, ['usage-plan-missing']);
    const { world } = context;
    const logged = loggedLine(world, /API Stage is not in a Usage Plan/i);
    const evidence = [
      requirementEvidence(world, at),
      plansEvidence(world, keyDetail(at).stage),
      sentEvidence(world, at),
      ...(logged ? [logged] : []),
    ];
    return {
      verdict: 'found',
      at,
      ...(logged ? { standing: 'observed' as const } : {}),
      evidence,
      detail: { ...keyDetail(at) },
    };
  },
  explain: ({ at }) => {
    const { stage, route } = at ? keyDetail(at) : { stage: '', route: 'The method' };
    return {
      summary: `${route} requires an API key, but no usage plan holds stage ${stage}.`,
      explanation:
        'API Gateway accepts a key only when it belongs to a usage plan that holds exactly this API and stage. As long as no plan does, each call is answered 403 "Forbidden", with a key or without: the method is not left open.',
    };
  },
  fixes: ({ at }, { world }) => {
    const fixes = at ? attach(world, keyDetail(at)) : [];
    return fixes.length > 0 ? fixes : [create];
  },
  fixAvailability: 'always',
  howToSee: "List the account's plans with GetUsagePlans and look for this API and stage in apiStages.",
  why: 'Keys are connected to stages by usage plans only. Deploying a stage or creating a key attaches neither to a plan.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      proves: 'A usage plan connects keys with API stages.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'A key that is not associated with a plan of the stage is answered Forbidden.',
    },
  ],
});
