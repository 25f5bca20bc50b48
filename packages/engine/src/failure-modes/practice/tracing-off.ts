import { defineFailureMode } from '../failure-mode.ts';
import { namesIn, stagesInWords, stagesOf } from './rest-parts.ts';

/**
 * X-Ray shows how the time of a request divides between API Gateway and the backend.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
 */
export const tracingOff = defineFailureMode({
  id: 'tracing-off',
  title: 'Tracing is off on the stage',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/stages'],
  check: (context) => {
    const dark = stagesOf(context).filter(({ value }) => value.tracingEnabled !== true);
    if (dark.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: dark.map(({ value, pointer }) => ({
        label: `Stage ${value.stageName}`,
        pointer,
        observed: `tracingEnabled: ${String(value.tracingEnabled ?? false)}`,
        expected: 'true',
      })),
      detail: { names: dark.map(({ value }) => value.stageName) },
    };
  },
  explain: ({ detail }) => ({
    summary: `X-Ray gets no traces from ${stagesInWords(namesIn(detail['names']))}.`,
    explanation:
      'A trace shows for one request how long the authorizer, the integration and what lies behind took, and where it failed. Without it a slow call has to be pieced together from several logs.',
  }),
  fixes: (_found, context) => [
    {
      id: 'enable-tracing',
      title: 'Enable X-Ray tracing',
      change: {
        kind: 'patch',
        operations: stagesOf(context)
          .filter(({ value }) => value.tracingEnabled !== true)
          .map(({ pointer }) => ({ op: 'set' as const, path: `${pointer}/tracingEnabled`, value: true })),
      },
      risk: 'safe',
      notes: ['Takes effect without a deployment.', 'Traces are sampled; each recorded trace has a price.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read tracingEnabled with apigateway get-stage.',
  why: 'Tracing is a setting of the stage and off by default.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html',
      proves: 'Tracing is enabled per stage.',
    },
  ],
});
