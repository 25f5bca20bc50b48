import { limitsIn } from '../keys/limit-evidence.ts';
import type { V2Part } from './with-v2.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
export const throttlingNotSetV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  check: ({ main }) => {
    const v2 = main?.journey.v2;
    // A call of @connections is none of the routes that a stage throttles.
    if (!main || !v2?.route || v2.call === 'management') return { verdict: 'not-applicable' };
    if (limitsIn(main).length > 0) return { verdict: 'clear' };
    const { stage, stagePointer } = v2.view;
    return {
      verdict: 'found',
      evidence: [
        { label: `Settings of stage ${stage.StageName}`, pointer: stagePointer, observed: 'no throttle of its own' },
      ],
      detail: { stage: stage.StageName, pointer: stagePointer, settings: stage.DefaultRouteSettings ?? {} },
    };
  },
  explain: ({ detail }) => ({
    summary: `Nothing below the account's own limit throttles this route on stage ${String(detail['stage'])}.`,
    explanation:
      'All APIs of an account and Region, of every kind, share one rate and burst. A busy or attacked API without a limit of its own uses it up, and its neighbours are answered 429. A throttle in the route settings of the stage keeps it within bounds.',
  }),
  fixes: ({ detail }) => {
    const settings = typeof detail['settings'] === 'object' ? detail['settings'] : {};
    const value = { ...settings, ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 };
    return [
      {
        id: 'set-stage-throttle',
        title: `Limit stage ${String(detail['stage'])} to 500 requests per second with a burst of 1,000`,
        change: {
          kind: 'patch',
          operations: [{ op: 'set', path: `${String(detail['pointer'])}/DefaultRouteSettings`, value }],
        },
        risk: 'needs-review',
        notes: ['The numbers are a proposal: look at the busiest minutes first.', 'No deployment is needed.'],
      },
    ];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
      proves: 'HTTP APIs are throttled by the account, the stage and the route.',
    },
  ],
};
