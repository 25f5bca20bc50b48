import type { CheckContext } from '../failure-mode.ts';
import { stagesV2Of } from './practice-parts.ts';
import type { V2Part } from './with-v2.ts';

const traced = (context: CheckContext) =>
  stagesV2Of(context)
    .map(({ value, pointer }) => ({
      stage: value.StageName,
      settings: value.DefaultRouteSettings ?? {},
      pointer: `${pointer}/DefaultRouteSettings`,
    }))
    .filter(({ settings }) => settings['DataTraceEnabled'] === true);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html */
export const dataTraceV2: V2Part = {
  // HTTP APIs have no execution logs.
  apis: ['WEBSOCKET'],
  check: (context) => {
    const found = traced(context);
    if (found.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: found.map(({ stage, pointer }) => ({
        label: `Stage ${stage}`,
        pointer: `${pointer}/DataTraceEnabled`,
        observed: 'true',
        expected: 'false',
      })),
      detail: { names: found.map(({ stage }) => stage) },
    };
  },
  fixes: (_found, context) => [
    {
      id: 'disable-data-trace',
      title: 'Switch data tracing off',
      change: {
        kind: 'patch',
        operations: traced(context).map(({ pointer, settings }) => ({
          op: 'set' as const,
          path: pointer,
          value: { ...settings, DataTraceEnabled: false },
        })),
      },
      risk: 'safe',
      notes: ['Takes effect without a deployment; what was written stays in the log group.'],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
      proves: 'Execution logs of WebSocket APIs may hold whole messages.',
    },
  ],
};
