import { toPointer } from '@gatescope/shared';
import type { Limit } from '../../gates/throttle/limits.ts';
import { throttlingNotSetV2 } from '../v2/throttling-not-set.ts';
import { withV2 } from '../v2/with-v2.ts';
import { limitEvidence, limitsIn } from './limit-evidence.ts';

/** What accounts have unless it was changed; a stage that says the same says nothing of its own. */
const accountDefault = { rate: 10_000, burst: 5000 };

const isOwn = (limit: Limit, account: Limit | undefined): boolean =>
  limit.where !== 'account' &&
  ((limit.rate ?? Infinity) < (account?.rate ?? accountDefault.rate) ||
    (limit.burst ?? Infinity) < (account?.burst ?? accountDefault.burst));

/** All APIs of an account and Region share one limit: an API without one of its own can take everybody's share. */
export const throttlingNotSet = withV2(throttlingNotSetV2, {
  id: 'throttling-not-set',
  title: 'Stage has no throttle below the one of the account',
  kind: 'latent',
  gate: 'throttle',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/stages'],
  check: ({ world, main }) => {
    const { arrival, route } = main?.journey ?? {};
    const { api } = world.snapshot;
    if (!main || !arrival?.stage || !route || api.kind !== 'REST' || api.stages.state !== 'present')
      return { verdict: 'not-applicable' };
    const limits = limitsIn(main);
    if (
      limits.some((limit) =>
        isOwn(
          limit,
          limits.find(({ where }) => where === 'account'),
        ),
      )
    )
      return { verdict: 'clear' };
    const index = api.stages.value.findIndex(({ stageName }) => stageName === arrival.stageName);
    return {
      verdict: 'found',
      evidence: [
        {
          label: `Settings of stage ${arrival.stageName}`,
          pointer: toPointer('api', 'stages', 'value', index),
          observed: 'no throttle of its own',
        },
        ...limits.map(limitEvidence),
      ],
      detail: { stage: arrival.stageName, index, setting: arrival.stage.methodSettings?.['*/*'] !== undefined },
    };
  },
  explain: ({ detail }) => ({
    summary: `Nothing below the account's own limit throttles this method on stage ${String(detail['stage'])}.`,
    explanation:
      'All APIs of an account and Region share one rate and burst. A busy or attacked API without a limit of its own uses it up, and its neighbours are answered 429. A throttle on the stage, or a usage plan for callers with keys, keeps it within bounds.',
  }),
  fixes: ({ detail }) => {
    const pointer = toPointer('api', 'stages', 'value', Number(detail['index']), 'methodSettings', '*/*');
    return [
      {
        id: 'set-stage-throttle',
        title: `Limit stage ${String(detail['stage'])} to 500 requests per second with a burst of 1,000`,
        change: {
          kind: 'patch',
          operations: [
            { op: 'set', path: `${pointer}/throttlingRateLimit`, value: 500 },
            { op: 'set', path: `${pointer}/throttlingBurstLimit`, value: 1000 },
          ],
        },
        risk: 'needs-review',
        notes: ['The numbers are a proposal: look at the busiest minutes first.', 'No deployment is needed.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'GetStage: throttlingRateLimit and throttlingBurstLimit in methodSettings.',
  why: 'Limits of the stage and its methods are off until they are set; then only the shared limit of the account holds.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
      proves: 'The account limit is shared; stages and methods may have their own.',
    },
  ],
});
