import type { ComplaintKind } from '@gatescope/shared';

/** A text that API Gateway writes into a reply. */
export interface GatewayMessage {
  /** As it stands in the text, whole. */
  readonly text: string;
  readonly key: 'message' | 'Message';
  readonly kind: Extract<ComplaintKind, 'refused' | 'failed'>;
  /** Where only one status has this text by default. */
  readonly status?: number;
}

interface Wording extends Omit<GatewayMessage, 'text'> {
  readonly pattern: RegExp;
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
const wordings: readonly Wording[] = [
  {
    pattern:
      /User: [^"'\r\n]{1,300}? is not authorized to perform: execute-api:\w{1,30}(?: on resource: [^\s"',]{1,2000})?(?: (?:with an explicit deny(?: in an? [\w -]{1,40} policy)?(?:: \S{1,300})?|because no [\w -]{1,40} policy allows the execute-api:\w{1,30} action))?/,
    key: 'Message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern:
      /User is not authorized to access this resource(?: (?:with an explicit deny(?: in an? [\w -]{1,40} policy)?|because no [\w -]{1,40} policy allows the execute-api:\w{1,30} action))?/,
    key: 'Message',
    kind: 'refused',
    status: 403,
  },
  { pattern: /Missing Authentication Token/, key: 'message', kind: 'refused', status: 403 },
  {
    pattern:
      /The request signature we calculated does not match the signature you provided\.(?: Check your AWS Secret Access Key and signing method\. Consult the service documentation for details\.)?/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern: /The security token included in the request is (?:expired|invalid)\.?/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  { pattern: /Signature (?:expired|not yet current): .{1,200}$/, key: 'message', kind: 'refused', status: 403 },
  {
    pattern: /Credential should be scoped to (?:a valid [Rr]egion|correct service)[^"\r\n]{0,60}/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern: /'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization\./,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern: /Authorization header requires 'Credential' parameter\..{0,400}$/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern:
      /(?:Invalid key=value pair|'[^'\r\n]{0,400}' not a valid key=value pair) \(missing equal-sign\) in Authorization header.{0,400}?(?="|$)/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  {
    pattern: /No method found matching route \S{1,300} for http method [A-Z]{3,10}\.?/,
    key: 'message',
    kind: 'refused',
    status: 403,
  },
  { pattern: /HTTP content length exceeded \d{1,12} bytes\./, key: 'message', kind: 'refused', status: 413 },
  {
    pattern: /Missing required request parameters: \[[^\]\r\n]{0,300}\]/,
    key: 'message',
    kind: 'refused',
    status: 400,
  },
  { pattern: /Endpoint request timed out/, key: 'message', kind: 'failed', status: 504 },
  { pattern: /Network error communicating with endpoint/, key: 'message', kind: 'failed', status: 504 },
  { pattern: /Unsupported Media Type/, key: 'message', kind: 'refused', status: 415 },
  { pattern: /Invalid request body/, key: 'message', kind: 'refused', status: 400 },
  { pattern: /Limit Exceeded/, key: 'message', kind: 'refused', status: 429 },
  { pattern: /Invalid API Key identifier specified/, key: 'message', kind: 'refused', status: 403 },
  { pattern: /The incoming token has expired/, key: 'message', kind: 'refused', status: 401 },
];

/** Short texts that other services write too: enough as a whole body, too little in running text. */
const shortTexts: readonly Wording[] = [
  { pattern: /^Too Many Requests$/, key: 'message', kind: 'refused', status: 429 },
  { pattern: /^Forbidden$/, key: 'message', kind: 'refused', status: 403 },
  { pattern: /^Unauthorized$/, key: 'message', kind: 'refused', status: 401 },
  { pattern: /^Not Found$/, key: 'message', kind: 'refused', status: 404 },
  // REST answers 500 and 502 with this text, HTTP APIs 500 with capitals.
  { pattern: /^Internal [Ss]erver [Ee]rror$/, key: 'message', kind: 'failed' },
  { pattern: /^Service Unavailable$/, key: 'message', kind: 'failed', status: 503 },
  {
    pattern: /^Request Entity Too Large$|^Request-URI Too Long$|^Request URI too long$/i,
    key: 'message',
    kind: 'refused',
  },
  { pattern: /^Bad Request$/, key: 'message', kind: 'refused', status: 400 },
];

const find = (text: string, list: readonly Wording[]): GatewayMessage | undefined => {
  for (const { pattern, key, kind, status } of list) {
    const match = pattern.exec(text);
    if (match) return { text: match[0], key, kind, ...(status === undefined ? {} : { status }) };
  }
  return undefined;
};

/** A message of API Gateway in running text; undefined when there is none. */
export const findGatewayMessage = (text: string): GatewayMessage | undefined => find(text, wordings);

/** What the whole message of a body says; undefined when API Gateway does not write it. */
export const readGatewayMessage = (message: string): GatewayMessage | undefined =>
  find(message.trim(), [...wordings, ...shortTexts]);

/** The patterns of `findGatewayMessage`, for looking through lines. */
export const gatewayMessagePatterns: readonly RegExp[] = wordings.map(({ pattern }) => pattern);
