import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { complaintEvidence, integrationEvidence, integrationOf, isRefusedBefore, methodName, reachesIntegration } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';
import { findFunctionResult, findShapeError, spokenSeconds, spokenText } from './told-by-text.ts';

const sourceOf = (context: CheckContext): string => {
  const logged = context.world.observations.flatMap((observation) => (observation.kind === 'log' ? observation.lines.filter((line) => line.includes('Endpoint response body')) : []));
  return [...logged, spokenText(context.world.complaint)].join('\n');
};

const shapeOf = (context: CheckContext) => {
  const result = findFunctionResult(sourceOf(context));
  return result && findShapeError(result);
};

const isGatewayText = (message: string | undefined): boolean => message === undefined || /^internal server error$/i.test(message.trim());

const check = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  const shape = shapeOf(context);
  const detail = { ...(shape ? { shape } : {}) };
  const shapeEvidence = shape ? [{ label: `${shape.field} of the function's answer`, pointer: 'complaint:expected', observed: shape.observed, expected: shape.expected }] : [];
  const logged = findSeenFailure(context, ['malformed-response', 'function-error']);
  if (logged) {
    const evidence = [logged.evidence, ...shapeEvidence, ...complaintEvidence(context)];
    return { verdict: 'found', standing: logged.standing, evidence, detail: { ...detail, isFunctionError: logged.kind === 'function-error' } };
  }
  const integration = integrationOf(context);
  if (!integration) return { verdict: 'not-applicable' };
  if (integration.type !== 'AWS_PROXY' || seen.status !== 502 || !isGatewayText(seen.message)) return { verdict: 'clear' };
  if (!reachesIntegration(context) || isRefusedBefore(context)) return { verdict: 'clear' };
  // A time that people speak of points at a time limit; a failure that comes and goes at something else than the shape.
  const isOtherLikelier = seen.kind === 'sometimes' || spokenSeconds(spokenText(context.world.complaint)) !== undefined;
  const standing = shape || !isOtherLikelier ? 'specific' : 'possible';
  const evidence = [...complaintEvidence(context), ...shapeEvidence, integrationEvidence(context, 'type', { label: 'Integration', observed: integration.type })];
  return { verdict: 'found', standing, certainty: shape ? 'likely' : 'possible', evidence, detail };
};

interface Shape {
  readonly field: string;
  readonly observed: string;
  readonly expected: string;
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && 'field' in value;

const handler = `export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: true }),
  isBase64Encoded: false,
});`;

/**
 * A proxy function has to answer `{ statusCode, headers, body, isBase64Encoded }` with a text body; anything else, an
 * uncaught error included, becomes 502.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const integrationMalformedResponse = defineFailureMode({
  id: 'integration-malformed-response',
  title: 'Proxy function answers in a shape that API Gateway cannot read',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['failed', 'blocked-by-browser', 'sometimes'], texts: ['Internal server error', 'Malformed Lambda proxy response', 'Lambda execution failed with status 200 due to customer function error'], statuses: [502] },
  needs: ['/api/resources'],
  check,
  explain: ({ detail }, context) => {
    const shape = isShape(detail['shape']) ? detail['shape'] : undefined;
    const name = integrationOf(context)?.functionArn?.split(':function:')[1] ?? 'the function';
    const what = detail['isFunctionError'] ? `Function ${name} ends with an error of its own` : shape ? `Function ${name} answers with ${shape.field} as ${shape.observed}` : `Function ${name} fails or answers in another shape than API Gateway reads`;
    return {
      summary: `${what}, so ${methodName(context)} answers 502.`,
      explanation: `With a Lambda proxy integration the function writes the whole reply: statusCode (a number), headers (texts), body (text, so JSON has to be written with JSON.stringify) and isBase64Encoded.${shape ? ` Here ${shape.field} should be ${shape.expected}.` : ''} When the function throws, or returns anything else, API Gateway answers 502 "Internal server error" and writes "Malformed Lambda proxy response" or the function's error to the execution log. The function's own log shows which of the two it is.`,
    };
  },
  fixes: () => [
    {
      id: 'answer-in-shape',
      title: 'Answer in the shape of a proxy response',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Catch errors in the handler and answer them with a statusCode too.'],
      code: { language: 'javascript', text: handler },
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Call the function with a test event (lambda invoke) and compare what it returns with the shape; read its log for an uncaught error.',
  why: 'API Gateway takes the proxy function at its word and does not guess: what it cannot read it does not hand on.',
  docs: [{ url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html', proves: 'Output of another format makes API Gateway answer 502.' }],
});
