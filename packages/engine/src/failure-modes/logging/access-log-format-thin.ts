import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { StageLogging } from './stage-logging.ts';
import { listStageLogging, recommendedFormat } from './stage-logging.ts';

/** Fields of which one at least has to be there: the type of API Gateway's own error, its text, and what the backend said. */
const telling: readonly { readonly names: readonly string[] }[] = [
  { names: ['error.responseType'] },
  { names: ['error.message', 'error.messageString'] },
  {
    names: [
      'integration.status',
      'integration.integrationStatus',
      'integrationStatus',
      'integration.error',
      'integrationErrorMessage',
    ],
  },
];

const missingFields = (format: string): string[] =>
  telling
    .filter(({ names }) => !names.some((name) => format.includes(`$context.${name}`)))
    .map(({ names }) => names[0] ?? '');

interface Thin {
  readonly stage: StageLogging;
  readonly format: string;
  readonly missing: readonly string[];
}

const thinStages = (context: CheckContext): Thin[] =>
  listStageLogging(context).flatMap((stage) => {
    const { format } = stage;
    const missing = format ? missingFields(format) : [];
    return format && missing.length > 0 ? [{ stage, format, missing }] : [];
  });

const check = (context: CheckContext): Verdict => {
  const thin = thinStages(context);
  if (thin.length === 0) return { verdict: 'clear' };
  return {
    verdict: 'found',
    evidence: thin.map(({ stage, format, missing }) => ({
      label: `Stage ${stage.name}`,
      pointer: stage.accessPointer,
      observed: format,
      expected: missing.map((name) => `$context.${name}`).join(', '),
    })),
    detail: {
      stages: thin.map(({ stage }) => stage.name),
      missing: [...new Set(thin.flatMap(({ missing }) => missing))],
    },
  };
};

const joined = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');

/**
 * `$context.error.responseType` and the integration's status decide most cases in one line.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const accessLogFormatThin = defineFailureMode({
  id: 'access-log-format-thin',
  title: 'Access log format lacks the fields that tell a cause',
  kind: 'latent',
  gate: 'logging',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/stages'],
  check,
  explain: ({ detail }) => ({
    summary: `The access log of stage ${joined(detail['stages'])} does not hold ${joined(detail['missing'])}.`,
    explanation:
      'A line with only the status cannot tell a 403 of a policy from one of an API key, a web ACL or the backend. The response type names it exactly, the error message gives its text, and the status of the integration says whether the backend was asked at all.',
  }),
  fixes: (_found, context) => {
    const operations = thinStages(context).map(({ stage }) => ({
      op: 'set' as const,
      path: stage.accessPointer,
      value: { destinationArn: stage.destinationArn, format: recommendedFormat },
    }));
    return [
      {
        id: 'enrich-format',
        title: 'Use a format that tells a cause',
        change: { kind: 'patch', operations },
        risk: 'needs-review',
        notes: ['What parses the lines today has to know the new format.', 'A format may have 3 KB.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Read accessLogSettings.format of the stage with apigateway get-stage.',
  why: 'The formats that the console offers are those of web servers, which know nothing of authorizers, keys and integrations.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html',
      proves: 'The variables that access logs may hold.',
    },
  ],
});
