import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { dataTraceV2 } from '../v2/data-trace.ts';
import { withV2 } from '../v2/with-v2.ts';
import { namesIn, stagesInWords, stagesOf } from './rest-parts.ts';

const traced = (context: CheckContext) =>
  stagesOf(context).flatMap(({ value, pointer }) =>
    Object.entries(value.methodSettings ?? {}).flatMap(([key, setting]) =>
      setting.dataTraceEnabled === true
        ? [{ stage: value.stageName, key, pointer: `${pointer}/methodSettings${toPointer(key)}/dataTraceEnabled` }]
        : [],
    ),
  );

/**
 * Data tracing writes whole requests and replies into the log, personal data and tokens in bodies included.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const dataTraceEnabled = withV2(dataTraceV2, {
  id: 'data-trace-enabled',
  title: 'Full requests and replies are written to the log',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/stages'],
  check: (context) => {
    const found = traced(context);
    if (found.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: found.map(({ stage, key, pointer }) => ({
        label: `Stage ${stage}, ${key}`,
        pointer,
        observed: 'true',
        expected: 'false',
      })),
      detail: { names: [...new Set(found.map(({ stage }) => stage))] },
    };
  },
  explain: ({ detail }) => ({
    summary: `The execution log of ${stagesInWords(namesIn(detail['names']))} holds the bodies of requests and replies.`,
    explanation:
      'Data tracing helps to find a fault and is not meant for production: bodies may hold personal data and secrets, which then lie in the log for as long as it is kept, and the volume costs.',
  }),
  fixes: (_found, context) => [
    {
      id: 'disable-data-trace',
      title: 'Switch data tracing off',
      change: {
        kind: 'patch',
        operations: traced(context).map(({ pointer }) => ({ op: 'set' as const, path: pointer, value: false })),
      },
      risk: 'safe',
      notes: ['Takes effect without a deployment; what was written stays in the log group.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read dataTraceEnabled in methodSettings with apigateway get-stage.',
  why: 'It is switched on for one fault and easily forgotten.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      proves: 'Data tracing logs full requests and responses and is not recommended for production.',
    },
  ],
});
