import { contentTypeOf, essenceOf, findBinaryType } from './media-type.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { configurationError } from './replies.ts';
import { unsupportedMediaType } from '../../reply/replies.ts';

/** The request templates by media type; the collector and exports leave out what is empty. */
export const templatesOf = ({ running }: IntegrationCase): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(running.integration.requestTemplates ?? {}).map(([type, template]) => [type, template ?? '']),
  );

/** The template that serves a content type, with its key. */
export const findTemplate = (
  templates: Readonly<Record<string, string>>,
  contentType: string,
): { readonly key: string; readonly template: string } | undefined => {
  const entry =
    Object.entries(templates).find(([key]) => essenceOf(key) === contentType) ??
    Object.entries(templates).find(([key]) => key === '$default');
  return entry && { key: entry[0], template: entry[1] };
};

/**
 * No template for the content type: passed through, or refused with 415, by `passthroughBehavior`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
const checkPassthrough = (subject: IntegrationCase, contentType: string): Obstacle | undefined => {
  const templates = templatesOf(subject);
  const behavior = subject.running.integration.passthroughBehavior ?? 'WHEN_NO_MATCH';
  const types = Object.keys(templates);
  if (behavior !== 'NEVER' && !(behavior === 'WHEN_NO_TEMPLATES' && types.length > 0)) return undefined;
  const detail = {
    contentType,
    behavior,
    types,
    isAssumedType: subject.context.request.headers['content-type'] === undefined,
  };
  return { outcome: 'stopped', cause: 'media-type-unsupported', replies: [unsupportedMediaType], detail };
};

/**
 * A body that counts as binary is handed on as bytes, which no template can read, unless `contentHandling` turns it
 * into text. The type may be covered by a wildcard such as image/*, whose effect is not documented.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
const checkBinary = (subject: IntegrationCase, contentType: string): Obstacle | undefined => {
  const binaryType = findBinaryType(subject.binaryMediaTypes, contentType);
  if (!binaryType || subject.running.integration.contentHandling === 'CONVERT_TO_TEXT') return undefined;
  // Of methods without a body only mocks are documented to fail.
  const hasBody =
    ['POST', 'PUT', 'PATCH'].includes(subject.context.request.method) || (subject.context.request.bodyBytes ?? 0) > 0;
  const isCertain =
    (binaryType === '*/*' || essenceOf(binaryType) === contentType) && (hasBody || subject.backend.kind === 'mock');
  return {
    outcome: isCertain ? 'stopped' : 'unknown',
    cause: 'body-not-transformable',
    replies: [configurationError],
    detail: { contentType, binaryType, contentHandling: subject.running.integration.contentHandling },
    ...(isCertain ? {} : { missing: [] }),
  };
};

/** A mock takes its status from the body that it gets; without any template the default response answers. */
const checkMockBody = (subject: IntegrationCase, contentType: string): Obstacle | undefined => {
  const types = Object.keys(templatesOf(subject));
  if (subject.backend.kind !== 'mock' || types.length === 0) return undefined;
  if (/"statusCode"\s*:\s*"?\d{3}/.test(subject.context.request.body ?? '')) return undefined;
  return {
    outcome: 'stopped',
    cause: 'mock-status-missing',
    replies: [configurationError],
    detail: { contentType, types },
  };
};

/** A template that computes something may compute the status too. */
const mentionsStatus = (template: string): boolean => /statusCode|[$#]/i.test(template);

/**
 * A status between quotation marks is reported to fail ("statusCode should be an integer"); AWS's pages only show numbers.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
const isStatusQuoted = (template: string): boolean => /statusCode["']?\s*:\s*["']\d+["']/.test(template);

const checkMockTemplate = (
  subject: IntegrationCase,
  { key, template }: { key: string; template: string },
): Obstacle | undefined => {
  if (subject.backend.kind !== 'mock' || template.trim() === '') return undefined;
  if (isStatusQuoted(template))
    return {
      outcome: 'unknown',
      cause: 'mock-status-missing',
      replies: [configurationError],
      detail: { contentType: key, template, isQuoted: true },
      missing: [],
    };
  if (mentionsStatus(template)) return undefined;
  return {
    outcome: 'stopped',
    cause: 'mock-status-missing',
    replies: [configurationError],
    detail: { contentType: key, template },
  };
};

/** What becomes of the request's body before the backend is called. Proxy integrations hand it on as it is. */
export const checkRequestBody = (subject: IntegrationCase): Obstacle | undefined => {
  if (subject.type === 'AWS_PROXY' || subject.type === 'HTTP_PROXY') return undefined;
  const contentType = contentTypeOf(subject.context.request);
  const template = findTemplate(templatesOf(subject), contentType);
  if (!template) return checkPassthrough(subject, contentType) ?? checkMockBody(subject, contentType);
  return checkBinary(subject, contentType) ?? checkMockTemplate(subject, template);
};
