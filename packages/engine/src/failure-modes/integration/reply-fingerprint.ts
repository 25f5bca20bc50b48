import type { ApiKind } from '@gatescope/shared';
import type { ComplaintReading } from '../../complaint-reading.ts';

/** Texts that API Gateway itself writes into replies. https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const gatewayTexts: readonly RegExp[] = [
  /^(?:forbidden|unauthorized|internal server error|missing authentication token|too many requests|limit exceeded|not found|service unavailable|null)$/i,
  /^(?:endpoint request timed out|network error communicating with endpoint|unsupported media type|invalid request body|missing required request parameters)/i,
  /^user(?::.*)? is not authorized to (?:perform|access)/i,
  /^(?:the request signature we calculated|signature (?:expired|not yet current)|authorization header requires|invalid key=value pair|'.*' not a valid key=value pair|credential should be scoped)/i,
  /^(?:the security token|the incoming token|'host' or|http content length exceeded|request uri too long|request-uri too long|request header fields|invalid api key)/i,
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
  if (errorType !== undefined) return 'gateway';
  if (names.some((name) => marks.includes(name))) return 'backend';
  // A list of one or two headers is rarely all that was there.
  return names.length > 2 ? 'in-front' : 'unsaid';
};

/** Statuses that a REST API never writes by itself. */
const foreignStatuses = new Set([
  402, 404, 405, 406, 407, 408, 409, 410, 411, 412, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 451, 501, 505,
  506, 507, 508, 510, 511,
]);

/** Whether status and text can hardly be API Gateway's own. */
export const isForeignReply = ({ status, message, bodyText }: ComplaintReading, kind: ApiKind = 'REST'): boolean => {
  if (status === undefined || status < 400) return false;
  // An unknown path of a REST API is a 403, so any 404 is somebody else's; HTTP APIs have one of their own.
  if (kind === 'REST' && foreignStatuses.has(status)) return true;
  if (message !== undefined) return !isGatewayText(message);
  if (bodyText !== undefined && bodyText.trim() !== '') return true;
  return foreignStatuses.has(status);
};
