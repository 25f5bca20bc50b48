import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { compareReplies } from '../../reply/agreement.ts';
import { quotaExceeded as quotaReply } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { loggedLine } from './logged-line.ts';

interface Counted {
  readonly planId: string | undefined;
  readonly keyId: string | undefined;
}

const countedBy = ({ trace }: SimulatedTrace): Counted => {
  const { planId, keyId } = trace.gates.find(({ gate }) => gate === 'throttle')?.detail ?? {};
  return {
    planId: typeof planId === 'string' ? planId : undefined,
    keyId: typeof keyId === 'string' ? keyId : undefined,
  };
};

/** "Limit Exceeded" is said of quotas only; a bare 429 is not enough. */
const isQuotaReply = ({ world, main, facts }: CheckContext): boolean => {
  const { message, errorType } = world.seen;
  if (!main || (message === undefined && errorType === undefined)) return false;
  return compareReplies(shapeReplies({ world, facts, journey: main.journey }, [quotaReply]), world.seen) === 'agrees';
};

const planEvidence = ({ world }: CheckContext, { planId, keyId }: Counted): Evidence[] => {
  const { usagePlans, usage } = world.snapshot.account;
  const index = usagePlans.state === 'present' ? usagePlans.value.findIndex(({ id }) => id === planId) : -1;
  const quota = usagePlans.state === 'present' ? usagePlans.value[index]?.quota : undefined;
  const used = planId ? usage[planId] : undefined;
  const day = used?.state === 'present' ? used.value.items?.[keyId ?? '']?.at(-1) : undefined;
  return [
    ...(quota
      ? [
          {
            label: `Quota of plan ${planId ?? ''}`,
            pointer: toPointer('account', 'usagePlans', 'value', index, 'quota'),
            observed: `${quota.limit ?? ''} per ${quota.period ?? 'period'}`,
          },
        ]
      : []),
    ...(day && planId
      ? [
          {
            label: `Usage of key ${keyId ?? ''}`,
            pointer: toPointer('account', 'usage', planId),
            observed: `used ${day[0] ?? 0}, remaining ${day[1] ?? 0}`,
            expected: 'something remaining',
          },
        ]
      : []),
  ];
};

/** A plan's quota is counted per key over a day, week or month; when it is used up, calls are answered 429 Limit Exceeded. */
export const quotaExceeded = defineFailureMode({
  id: 'quota-exceeded',
  title: 'API key has used up the quota of its usage plan',
  kind: 'blocking',
  gate: 'throttle',
  apis: ['REST'],
  explains: ['quota-exceeded'],
  symptom: { complaints: ['refused'], texts: ['Limit Exceeded', 'Key quota exhausted'], statuses: [429] },
  needs: ['/account/usagePlans', '/account/usagePlanKeys/*', '/account/usage/*'],
  supersedes: ['throttled'],
  check: (context) => {
    const { world, main } = context;
    const at = findActualStop(context, ['quota-exceeded']);
    const logged = loggedLine(world, /exceeded quota limit|quota exhausted/i);
    const isSeen = isQuotaReply(context);
    if (!main || (!at && !logged && !isSeen)) return verdictWithoutStop(context, ['quota-exceeded']);
    // A bare 429 fits throttle and quota alike: an unread usage does not decide for the quota.
    if (at?.result.outcome === 'unknown' && !logged && !isSeen)
      return { verdict: 'unknown', missing: at.result.missing };
    const counted = countedBy(at?.simulated ?? main);
    const seen: Evidence = {
      label: 'Seen',
      pointer: 'complaint:status',
      observed: `${world.seen.status ?? ''} ${world.seen.message ?? ''}`.trim(),
    };
    return {
      verdict: 'found',
      ...(at ? { at } : {}),
      ...(logged
        ? { standing: 'observed' as const }
        : at?.result.outcome === 'stopped'
          ? {}
          : { standing: 'specific' as const, certainty: 'likely' as const }),
      evidence: [...planEvidence(context, counted), ...(logged ? [logged] : []), ...(isSeen ? [seen] : [])],
      detail: { ...counted },
    };
  },
  explain: ({ detail }) => ({
    summary: `${typeof detail['keyId'] === 'string' ? `Key ${detail['keyId']}` : 'The key'} has used up the quota of usage plan ${typeof detail['planId'] === 'string' ? detail['planId'] : 'that holds it'}.`,
    explanation:
      'A usage plan counts the requests of each key over its period, over all stages of the plan. Once the quota is used up, every further call with that key is answered 429 "Limit Exceeded" until the period ends or the quota is extended; sending more slowly does not help.',
  }),
  fixes: ({ detail }, { world }) => {
    const { usagePlans } = world.snapshot.account;
    const index = usagePlans.state === 'present' ? usagePlans.value.findIndex(({ id }) => id === detail['planId']) : -1;
    const limit = usagePlans.state === 'present' ? usagePlans.value[index]?.quota?.limit : undefined;
    const raise: ProposedFix[] =
      limit === undefined
        ? []
        : [
            {
              id: 'raise-quota',
              title: `Raise the quota of plan ${String(detail['planId'])} from ${limit} to ${Math.max(limit * 2, 1)}`,
              change: {
                kind: 'patch',
                operations: [
                  {
                    op: 'set',
                    path: toPointer('account', 'usagePlans', 'value', index, 'quota', 'limit'),
                    value: Math.max(limit * 2, 1),
                  },
                ],
              },
              risk: 'needs-review',
              notes: ['It holds for every key of the plan; the number is a proposal.', 'No deployment is needed.'],
            },
          ];
    return [
      ...raise,
      {
        id: 'extend-key',
        title: 'Grant this key an extension of what remains in the current period (UpdateUsage)',
        change: { kind: 'advice' },
        risk: 'safe',
        notes: ['Only this key and this period are changed.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'GetUsage of the plan for today: per key what was used and what remains.',
  why: 'Quotas limit how much a key may use over time, throttles how fast. The two are told apart by the message.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      proves: 'A quota is the maximum number of requests of a key within a period.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
      proves: 'QUOTA_EXCEEDED is answered 429.',
    },
  ],
});
