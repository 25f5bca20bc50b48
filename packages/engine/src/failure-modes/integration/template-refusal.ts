import type { Evidence } from '@gatescope/shared';
import { contentTypeOf, essenceOf } from '../../gates/integration/media-type.ts';
import type { CheckContext } from '../failure-mode.ts';
import { complaintEvidence, integrationOf, isRefusedBefore, methodName } from './at-integration.ts';

/**
 * What AWS services answer to a body that they cannot read: Lambda to what is no JSON, services of the JSON protocol to a
 * wrong shape or an action that no header names, services of the query protocol to what is no form, or one without an
 * action or a parameter.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
const words =
  /Could not parse request body into json|InvalidRequestContentException|SerializationException|UnknownOperationException|\bMissing(?:Action|Parameter)\b|no value for required parameter|\bMalformedXML\b|InvalidExecutionInput/i;

/** What an AWS service calls a failure, in XML and in JSON; also a service that was asked for nothing denies access. */
const failureWords = /<Code>(\w+)<\/Code>|"(?:__type|Code|code)"\s*:\s*"([\w.#$]+)"|\b(AccessDenied(?:Exception)?)\b/;

/**
 * The content type of a request that no template takes although there are some, so that it is handed on as it came.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export const passedByType = (context: CheckContext): string | undefined => {
  const { request } = context.world;
  const integration = integrationOf(context);
  if (integration?.type !== 'AWS' || !request) return undefined;
  const { requestTemplates, passthroughBehavior } = integration.running.integration;
  const types = Object.keys(requestTemplates ?? {});
  const isPassing = (passthroughBehavior ?? 'WHEN_NO_MATCH') === 'WHEN_NO_MATCH';
  const sent = contentTypeOf(request);
  return isPassing && types.length > 0 && !types.some((type) => type === '$default' || essenceOf(type) === sent)
    ? sent
    : undefined;
};

/** The words with which the service behind a non-proxy integration refuses what its template made; undefined where it does not. */
export const findTemplateRefusal = (
  context: CheckContext,
): { readonly words: string; readonly evidence: Evidence; readonly passedBy?: string } | undefined => {
  const integration = integrationOf(context);
  if (integration?.type !== 'AWS' || isRefusedBefore(context)) return undefined;
  const { bodyText } = context.world.seen;
  const passedBy = passedByType(context);
  const found =
    words.exec(bodyText ?? '')?.[0] ??
    (passedBy === undefined || /is not authorized to perform/.test(bodyText ?? '')
      ? undefined
      : failureWords
          .exec(bodyText ?? '')
          ?.slice(1)
          .find((part) => part !== undefined));
  const [status] = complaintEvidence(context);
  return found === undefined
    ? undefined
    : {
        words: found,
        ...(passedBy === undefined ? {} : { passedBy }),
        evidence: {
          label: 'Seen',
          pointer: status?.pointer ?? 'complaint:body',
          observed: (bodyText ?? '').slice(0, 300),
        },
      };
};

/** What a body that the service cannot read means, in words. */
export const explainRefusal = (
  context: CheckContext,
  refused: string,
  passedBy?: string,
): { readonly summary: string; readonly explanation: string } => ({
  summary: `The service behind ${methodName(context)} cannot read what the integration sends it ("${refused}").`,
  explanation: passedBy
    ? `The integration has templates, but none for ${passedBy}. With passthroughBehavior WHEN_NO_MATCH such a body is handed on as it came, so the service does not get what the templates would have made of it (an action, a message, its own field names) and refuses it. The role of the integration need not be at fault.`
    : `A non-proxy integration sends the service what its request template and its header mappings make of the request. ${
        integrationOf(context)?.kind === 'lambda'
          ? 'Lambda takes JSON only, so a value that is put between quotation marks as it came breaks the whole as soon as it holds one itself: $util.escapeJavaScript(…) keeps it whole, and a template for every content type keeps bodies that are no JSON away.'
          : 'A service of the query protocol (Amazon SNS, Amazon SQS with Action=…) wants a form, and the header Content-Type application/x-www-form-urlencoded that a mapping has to set; a service of the JSON protocol wants its own field names and types, an action in the address or in X-Amz-Target, and text that is escaped.'
      } The service refuses the rest, and the integration response decides which status callers see.`,
});
