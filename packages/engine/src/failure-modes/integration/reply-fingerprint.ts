import type { ApiKind } from '@gatescope/shared';
import type { ComplaintReading } from '../../complaint-reading.ts';

/** Texts that API Gateway itself writes into replies. https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const gatewayTexts: readonly RegExp[] = [
  /^(?:forbidden|unauthorized|internal server error|missing authentication token|too many requests|limit exceeded|not found|service unavailable|null)$/i,
  /^(?:endpoint request timed out|network error communicating with endpoint|unsupported media type|invalid request body|missing required request parameters)/i,
  /^user(?::.*)? is not authorized to (?:perform|access)/i,
  /^(?:the request signature we calculated|signature (?:expired|not yet current)|authorization header requires|invalid key=value pair|'.*' not a valid key=value pair|credential should be scoped)/i,
  /^(?:the security token|the incoming token|'host' or|http content length exceeded|http header is larger than|request uri too long|request-uri too long|request header fields|invalid api key)/i,
  // What clients print of a refused WebSocket handshake, whose body they do not show.
  /unexpected (?:server )?response(?: code)?: \d{3}/i,
];

/** Whether a reply's message is one that API Gateway writes. */
export const isGatewayText = (message: string): boolean => gatewayTexts.some((pattern) => pattern.test(message.trim()));

const marks = ['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id', 'x-amz-cf-id'];

/** What a reply's headers tell of who wrote it. */
export type Author = 'backend' | 'gateway' | 'in-front' | 'unsaid';

/**
 * Who answered, by the headers: API Gateway marks its own errors with x-amzn-errortype, and renames some headers of
 * backends to x-amzn-remapped-…; what bears none of its marks came from something in front.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const authorByHeaders = ({ headers, errorType }: ComplaintReading): Author => {
  const names = Object.keys(headers);
  // HTTP APIs put their id on every reply and mark their own errors with nothing.
  if (names.length === 0 || names.includes('apigw-requestid')) return 'unsaid';
  if (names.some((name) => name.startsWith('x-amzn-remapped-'))) return 'backend';
  if (errorType !== undefined || names.includes('x-amzn-waf-action')) return 'gateway';
  if (names.some((name) => marks.includes(name))) return 'backend';
  // A list of one or two headers is rarely all that was there.
  return names.length > 2 ? 'in-front' : 'unsaid';
};

/** Statuses that a REST API never writes by itself. */
const foreignStatuses = new Set([
  402, 404, 405, 406, 407, 408, 409, 410, 411, 412, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 451, 501, 505,
  506, 507, 508, 510, 511,
]);

/** What programs say themselves of a call that failed. */
const clientText = /network ?error|fetch|socket|connect|request failed with status/i;

/** A document that came as an error, of which the status was not told: markup or JSON, no program's own words. */
export const isErrorDocument = ({ kind, status, connection, bodyText, message }: ComplaintReading): boolean =>
  status === undefined &&
  connection === undefined &&
  (kind === 'refused' || kind === 'failed') &&
  (/^\s*</.test(bodyText ?? '') || (/^\s*[[{]/.test(bodyText ?? '') && !clientText.test(message ?? '')));

/** What error pages say of themselves. */
const errorWords =
  /\b(?:[45]\d\d|error|forbidden|denied|unauthorized|not found|bad (?:request|gateway)|unavailable|blocked|timed? ?out)\b/i;

/** A page of markup that was pasted without a word about it, and speaks of an error. */
export const isErrorPage = ({ kind, status, connection, bodyText }: ComplaintReading): boolean =>
  kind === undefined &&
  status === undefined &&
  connection === undefined &&
  /^\s*<(?:!doctype|html|\?xml|head|body|h1|error)\b/i.test(bodyText ?? '') &&
  errorWords.test(bodyText ?? '');

/** Nothing but a status that backends give as well as API Gateway does. */
export const isBareStatus = ({ status, bodyText, message, errorType, headers, cors }: ComplaintReading): boolean =>
  status !== undefined &&
  (status === 429 || (status >= 500 && status <= 504 && status !== 501)) &&
  bodyText === undefined &&
  message === undefined &&
  errorType === undefined &&
  cors === undefined &&
  Object.keys(headers).length === 0;

/** Whether status and text can hardly be API Gateway's own. */
export const isForeignReply = (seen: ComplaintReading, kind: ApiKind = 'REST'): boolean => {
  const { status, message, bodyText } = seen;
  if (status === undefined ? !isErrorDocument(seen) : status < 400) return false;
  // An unknown path of a REST API is a 403, so any 404 is somebody else's; HTTP APIs have one of their own.
  const isForeignStatus = status !== undefined && foreignStatuses.has(status);
  if (kind === 'REST' && isForeignStatus) return true;
  if (message !== undefined) return !isGatewayText(message);
  return bodyText !== undefined || isForeignStatus;
};

/** A backend's 404, or a text of one without its status. */
export const isForeign404 = (seen: ComplaintReading): boolean =>
  seen.status === undefined
    ? isForeignReply(seen) && /\b404\b|not found|no route|cannot (?:get|post|put|patch|delete|head)\b/i.test(seen.text)
    : seen.status === 404;
