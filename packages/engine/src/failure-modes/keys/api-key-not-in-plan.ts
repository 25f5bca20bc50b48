import { verdictWithoutStop } from '../asked-stop.ts';
import type { Fact, ProposedFix, UsagePlanKey } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { findActualStop } from '../route/actual-stop.ts';
import {
  holdingPlans,
  keyDetail,
  plansEvidence,
  requirementEvidence,
  sentEvidence,
  usableKey,
} from './key-evidence.ts';
import { loggedLine } from './logged-line.ts';
import { apiKeyV2 } from '../v2/api-key-parts.ts';
import { withV2 } from '../v2/with-v2.ts';
import { planKeySetup } from '../setup/setup-parts.ts';

const membersOf = (fact: Fact<readonly UsagePlanKey[]> | undefined): string | undefined => {
  if (!fact || fact.state === 'hidden') return undefined;
  return fact.state === 'present' ? fact.value.map(({ id }) => id).join(', ') || 'none' : 'none';
};

/** An enabled key that no plan of the stage holds is refused like an unknown one. */
export const apiKeyNotInPlan = withV2(apiKeyV2, {
  id: 'api-key-not-in-plan',
  title: 'API key is in no usage plan that holds this stage',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: ['api-key-not-in-plan'],
  symptom: {
    complaints: ['refused'],
    texts: ['Forbidden', 'No Usage Plan found for key and API Stage'],
    statuses: [403],
  },
  needs: ['/api/deployed/*', '/account/usagePlans', '/account/usagePlanKeys/*', '/account/apiKeys'],
  setup: planKeySetup,
  check: (context) => {
    const { world } = context;
    const at = findActualStop(context, ['api-key-not-in-plan']);
    if (!at) return verdictWithoutStop(context, ['api-key-not-in-plan']);
    const { stage } = keyDetail(at);
    const logged = loggedLine(world, /No Usage Plan found for key and API Stage/i);
    const known = holdingPlans(world, stage).flatMap(({ plan }) => {
      const observed = membersOf(world.snapshot.account.usagePlanKeys[plan.id]);
      return observed === undefined
        ? []
        : [
            {
              label: `Keys of plan ${plan.name ?? plan.id}`,
              pointer: toPointer('account', 'usagePlanKeys', plan.id),
              observed,
              expected: 'the key that was sent',
            },
          ];
    });
    return {
      verdict: 'found',
      at,
      ...(logged ? { standing: 'observed' as const } : {}),
      evidence: [
        requirementEvidence(world, at),
        sentEvidence(world, at),
        ...(known.length > 0 ? known : [plansEvidence(world, stage)]),
        ...(logged ? [logged] : []),
      ],
      detail: { ...keyDetail(at) },
    };
  },
  explain: ({ at }) => {
    const { stage, keyId } = at ? keyDetail(at) : { stage: '', keyId: undefined };
    return {
      summary: `${keyId ? `Key ${keyId}` : 'The key that was sent'} is in no usage plan that holds stage ${stage}.`,
      explanation:
        'A key of the account is not enough: it has to be a member of a usage plan whose stages include this API and stage. Otherwise the answer is 403 "Forbidden", the same as for an unknown key.',
    };
  },
  fixes: ({ at }, { world }) => {
    if (!at) return [];
    const { stage, keyId } = keyDetail(at);
    const add = holdingPlans(world, stage)
      .slice(0, 2)
      .flatMap(({ plan }): ProposedFix[] =>
        keyId
          ? [
              {
                id: `add-to-${plan.id.toLowerCase()}`,
                title: `Add key ${keyId} to usage plan ${plan.name ?? plan.id}`,
                change: {
                  kind: 'patch',
                  operations: [
                    {
                      op: 'append',
                      path: toPointer('account', 'usagePlanKeys', plan.id, 'value'),
                      value: { id: keyId, type: 'API_KEY' },
                    },
                  ],
                },
                risk: 'needs-review',
                notes: [
                  'The key may call every stage of the plan then, within its limits.',
                  'No deployment is needed; it may take a few minutes.',
                ],
              },
            ]
          : [],
      );
    const usable = usableKey(world, stage);
    const other: ProposedFix = {
      id: 'send-other-key',
      title: usable
        ? `Send key ${usable.keyId}, which plan ${usable.plan.name ?? usable.plan.id} holds`
        : 'Add the key of the caller to the plan that holds this stage',
      change: usable
        ? { kind: 'request', replace: { apiKey: { kind: 'key', keyId: usable.keyId } } }
        : { kind: 'advice' },
      risk: 'safe',
      notes: ['Only if that key belongs to the same caller.'],
      owner: usable ? 'caller' : world.snapshot.target.accountId,
    };
    return add.length > 0 && !usable ? add : [...add, other];
  },
  fixAvailability: 'always',
  howToSee: 'List the keys of each plan that holds the stage with GetUsagePlanKeys.',
  why: 'Usage plans decide which keys may call which stages. A key without a plan, or in a plan for another stage, opens nothing.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-usage-plans.html',
      proves: 'Keys have to be added to a plan that holds the stage.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'A key that is in no plan of the stage is answered Forbidden.',
    },
  ],
});
