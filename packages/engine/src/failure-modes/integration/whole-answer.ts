import type { Evidence } from '@gatescope/shared';
import { entriesOf, selectResponse } from '../../gates/integration/select-response.ts';
import type { CheckContext } from '../failure-mode.ts';
import { integrationEvidence, integrationOf, isRefusedBefore, methodName } from './at-integration.ts';
import { patternsOf } from './mapping-words.ts';
import { tellsCutOff } from './told-by-text.ts';

/** What a function gave back, handed on whole in a reply that counts as a success. */
export interface WholeAnswer {
  /** `envelope`: statusCode, headers and body as a proxy function writes them; `error`: what Lambda makes of an exception. */
  readonly kind: 'envelope' | 'error';
  readonly observed: string;
  readonly evidence: readonly Evidence[];
}

const seenObject = ({ world: { seen } }: CheckContext): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(seen.bodyText ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const isSuccess = ({ world: { seen } }: CheckContext): boolean => (seen.status ?? 200) < 300;

const seenEvidence = ({ world }: CheckContext): Evidence => ({
  label: 'Seen',
  pointer: 'complaint:body',
  observed: `${world.seen.status ?? ''} ${(world.seen.bodyText ?? '').slice(0, 300)}`.trim(),
});

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^\d{3}$/.test(value)) ? Number(value) : undefined;

const envelopeFields = [
  'body',
  'headers',
  'multiValueHeaders',
  'cookies',
  'isBase64Encoded',
  'status',
  'status_code',
  'StatusCode',
  'statusDescription',
];

/** Nothing but what an envelope holds, and more of it than a body: a resource may have a status and a body, too. */
const isEnvelope = (object: Readonly<Record<string, unknown>>): boolean =>
  'body' in object &&
  Object.keys(object).every((name) => envelopeFields.includes(name)) &&
  (typeof object['headers'] === 'object' ||
    typeof object['isBase64Encoded'] === 'boolean' ||
    [object['status'], object['status_code'], object['StatusCode']].some((value) => numberOf(value) !== undefined));

/**
 * With format 2.0 an HTTP API takes an object without statusCode for the body as a whole.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const findUnreadEnvelope = (context: CheckContext): WholeAnswer | undefined => {
  const source = context.main?.journey.v2?.route?.integration?.source;
  if (source?.PayloadFormatVersion !== '2.0' || source.IntegrationType !== 'AWS_PROXY') return undefined;
  const object = isSuccess(context) && !isRefusedBefore(context) ? seenObject(context) : undefined;
  if (!object || !isEnvelope(object)) return undefined;
  const observed = Object.keys(object).join(', ');
  return { kind: 'envelope', observed, evidence: [seenEvidence(context)] };
};

/**
 * A non-proxy integration looks at the error message of a function alone, by the patterns of its integration responses;
 * what matches none is handed on as a success, and a statusCode in the answer is part of the body.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export const findUnmappedAnswer = (context: CheckContext): WholeAnswer | undefined => {
  const integration = integrationOf(context);
  const object = isSuccess(context) && !isRefusedBefore(context) ? seenObject(context) : undefined;
  if (integration?.type !== 'AWS' || integration.kind !== 'lambda' || !object) return undefined;
  const patterns = integrationEvidence(context, 'integrationResponses', {
    label: 'Integration responses',
    observed: patternsOf(context, undefined),
  });
  const evidence = [seenEvidence(context), patterns];
  const { errorMessage, statusCode, body } = object;
  if (typeof errorMessage === 'string') {
    const selection = selectResponse(entriesOf(integration.running.integration), errorMessage);
    const isMapped = selection.kind !== 'selected' || Boolean(selection.entry.response.selectionPattern);
    return isMapped || tellsCutOff(errorMessage)
      ? undefined
      : { kind: 'error', observed: errorMessage.slice(0, 200), evidence };
  }
  const status = numberOf(statusCode);
  if (status === undefined || status === (context.world.seen.status ?? 200) || body === undefined) return undefined;
  return { kind: 'envelope', observed: String(status), evidence };
};

/** Words for a function's answer that no pattern maps. */
export const explainUnmapped = (
  context: CheckContext,
  { kind, observed }: Pick<WholeAnswer, 'kind' | 'observed'>,
): { readonly summary: string; readonly explanation: string } => {
  const name = methodName(context);
  if (kind === 'envelope')
    return {
      summary: `The function of ${name} writes statusCode ${observed} into its answer, and a non-proxy integration does not read it.`,
      explanation:
        'Only a proxy integration takes status and headers from what the function returns. Here the whole object is the body, and the status is that of the integration response: the default one as long as the function does not throw an error that a pattern matches.',
    };
  const isBroken = observed.includes('\n');
  return {
    summary: `The function of ${name} fails, and no integration response matches its error message, so callers get the default one.`,
    explanation: `With a non-proxy integration a function that throws is answered like one that succeeds, unless the pattern of an integration response matches the whole errorMessage. The patterns here are: ${patternsOf(context, undefined)}.${
      isBroken ? ' A dot matches no line break, and this message holds one: (\\n|.)* takes it too.' : ''
    }`,
  };
};
