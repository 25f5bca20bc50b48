import type { Complaint, ComplaintKind, connectionFailures } from '@gatescope/shared';
import type { ConsoleReading } from './cors/cors-issue.ts';
import { readConsole } from './cors/cors-issue.ts';

type ConnectionFailure = (typeof connectionFailures)[number];

/** A policy refusal's message, taken apart. Grammar: the IAM User Guide's access-denied messages. */
export interface PolicyRefusal {
  /** `anonymous`, an ARN, or absent for "User is not authorized to access this resource". */
  readonly principal?: string;
  readonly action?: string;
  /** As printed: the owner's account number is masked but for four digits. */
  readonly resource?: string;
  readonly explicit: boolean;
  /** `resource-based`, `identity-based`, `VPC endpoint`, `service control`, …; absent in the old wording. */
  readonly policyType?: string;
}

/** What a complaint says, taken apart once. Absent = not said. */
export interface ComplaintReading {
  readonly kind?: ComplaintKind;
  readonly status?: number;
  /** Value of the JSON body's `message` or `Message`, or the whole text of a body that is no JSON. */
  readonly message?: string;
  /** `Message` is written by the policy layer, `message` by gateway responses and backends. */
  readonly messageKey?: 'message' | 'Message';
  readonly bodyText?: string;
  /** Without a `:http…` tail. */
  readonly errorType?: string;
  /** By lower-case name; several values stay several. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly connection?: ConnectionFailure;
  /** The browser got no reply at all and does not say why: name, connection and TLS are all open. */
  readonly isUnanswered?: true;
  readonly refusal?: PolicyRefusal;
  readonly console?: string;
  /** What the browser's console line says. */
  readonly cors?: ConsoleReading;
  readonly text: string;
  readonly isEmpty: boolean;
  readonly complaint: Complaint;
}

const headersOf = (headers: Complaint['headers']): Record<string, string[]> => {
  const result: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null || value === undefined) continue;
    result[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : [String(value)];
  }
  return result;
};

const parseBody = (body: Complaint['body']): { message?: string; key?: 'message' | 'Message'; text?: string } => {
  if (body === null || body === undefined) return {};
  let value: unknown = body;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (text.trim() === '') return {};
  if (typeof body === 'string') {
    try {
      value = JSON.parse(body);
    } catch {
      return { text, message: text };
    }
  }
  if (value === null || typeof value !== 'object') return { text };
  const record = value as Record<string, unknown>;
  if ('Message' in record)
    return { text, key: 'Message', ...(typeof record['Message'] === 'string' ? { message: record['Message'] } : {}) };
  if ('message' in record) {
    const message = record['message'];
    return { text, key: 'message', message: typeof message === 'string' ? message : String(message) };
  }
  return { text };
};

const connectionPatterns: readonly [ConnectionFailure, RegExp][] = [
  [
    'name-not-found',
    /could ?n[o']t (?:be )?resolve|ERR_NAME_RESOLUTION_FAILED|UnresolvedAddressException|failed to resolve|failed to lookup address|dns error|DNS_PROBE|ENOTFOUND|EAI_AGAIN|name or service not known|nodename nor servname|ERR_NAME_NOT_RESOLVED|NameResolutionError|UnknownHostException|NXDOMAIN|no such host|getaddrinfo|Temporary failure in name resolution|server can't find|could not be resolved|unable to resolve host|name does not resolve|no address associated with hostname|failed host lookup|non-existent domain|server with the specified hostname could not be found/i,
  ],
  [
    'refused',
    /connection (?:was |is |got )?refused|ECONNREFUSED|ERR_CONNECTION_REFUSED|actively refused|refused to connect/i,
  ],
  [
    'tls-name',
    /no alternative certificate subject name|no certificate subject alternative name|subject alternative (?:DNS )?names? (?:matching|present)|certificate name mismatch|SSLPeerUnverifiedException|SSL_ERROR_BAD_CERT_DOMAIN|hostname \S{1,255} doesn'?t match|does not match target host ?name|name mismatch|RemoteCertificateNameMismatch|CN name does not match|Hostname \S{1,255} not verified|No name matching \S{1,255} found|ERR_TLS_CERT_ALTNAME_INVALID|altnames|hostname mismatch|ERR_CERT_COMMON_NAME_INVALID|does not match (?:the )?certificate|SEC_E_WRONG_PRINCIPAL|target principal name is incorrect|doesn't match (?:any of the subject|certificate)|certificate is not valid for|SSL: certificate subject name|No subject alternative|x509: certificate is valid for|not valid for the name/i,
  ],
  [
    'tls-handshake',
    /(?<!websocket )handshake|SSL connect error|self[- ]signed certificate|SELF_SIGNED_CERT|PKIX path|SSL certificate problem|SSLException|ssl connection could not be established|trust relationship for the SSL|remote certificate is invalid|ERR_SSL|ERR_BAD_SSL|SSL_ERROR|SSL_(?:read|connect)\b|protocol version|tlsv1|wrong version number|CERTIFICATE_VERIFY_FAILED|unable to get local issuer|EPROTO|certificate required|bad certificate|unknown ca|SSLError|secure channel|SSL peer certificate/i,
  ],
  [
    'timeout',
    /timed? ?out|ETIMEDOUT|ERR_(?:CONNECTION_)?TIMED_OUT|ConnectTimeout|deadline exceeded|EHOSTUNREACH|no route to host|ERR_ADDRESS_UNREACHABLE|ENETUNREACH|network is unreachable|did not properly respond after a period of time/i,
  ],
];

/** The connection failure a client's text speaks of; undefined when it speaks of none. */
export const readConnectionFailure = (text: string): ConnectionFailure | undefined =>
  connectionPatterns.find(([, pattern]) => pattern.test(text))?.[0];

/** Takes a policy refusal's message apart; undefined when the text is none. */
export const readPolicyRefusal = (message: string): PolicyRefusal | undefined => {
  if (!/is not authorized to (?:perform|access this resource)/i.test(message)) return undefined;
  const named = /User:\s*(.+?)\s+is not authorized to perform:\s*(\S+)(?:\s+on resource:\s*(\S+))?/i.exec(message);
  const resource = named?.[3]?.replace(/[.,]$/, '');
  const explicitType = /with an explicit deny in an? ([\w -]+?) policy/i.exec(message)?.[1];
  const implicitType = /because no ([\w -]+?) policy allows/i.exec(message)?.[1];
  const policyType = explicitType ?? implicitType;
  return {
    ...(named?.[1] ? { principal: named[1] } : {}),
    ...(named?.[2] ? { action: named[2] } : {}),
    ...(resource ? { resource } : {}),
    explicit: /explicit deny/i.test(message),
    ...(policyType ? { policyType } : {}),
  };
};

/** The status that clients print of a refused WebSocket handshake; they do not show its body. */
const handshakeStatus = (text: string): number | undefined => {
  const status = /unexpected (?:server )?response(?: code)?: (\d{3})\b/i.exec(text)?.[1];
  return status === undefined ? undefined : Number(status);
};

/** The status that a browser's line names: Firefox and Safari at its end, older Chrome in a sentence of its own. */
const consoleStatus = (console: string | null | undefined): number | undefined => {
  const status = /\b(?:status code:|HTTP status code) (\d{3})\b/i.exec(console ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
};

/**
 * Firefox words every failed connection of a page as CORS, with the status (null).
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors/CORSDidNotSucceed
 */
const unanswered = /CORS request did not succeed/i;

/** Reads a complaint once, so that gates and failure modes compare values instead of text. */
export const readComplaint = (complaint: Complaint): ComplaintReading => {
  const headers = headersOf(complaint.headers);
  const handshake = handshakeStatus(
    [complaint.body, complaint.console].filter((text) => typeof text === 'string').join('\n'),
  );
  const body = parseBody(complaint.body);
  const { message, text: bodyText } = handshake === undefined || body.key !== undefined ? body : {};
  const errorType = headers['x-amzn-errortype']?.[0]?.split(':')[0]?.trim();
  const status = complaint.status ?? handshake ?? consoleStatus(complaint.console);
  const text = [body.text, complaint.console].filter(Boolean).join('\n');
  const isSetup = complaint.kind === 'setup-failed' || (!complaint.kind && Boolean(complaint.managementCall));
  const noReply = status === undefined && !isSetup;
  const connection = noReply && text !== '' ? readConnectionFailure(text) : undefined;
  const refusal = message ? readPolicyRefusal(message) : undefined;
  const cors = complaint.console ? readConsole(complaint.console) : undefined;
  // A management call that is named failed; a line about CORS is a browser's complaint. Nobody has to say so.
  const kind = isSetup ? 'setup-failed' : (complaint.kind ?? (cors ? 'blocked-by-browser' : undefined));
  return {
    ...(kind ? { kind } : {}),
    ...(status !== undefined ? { status } : {}),
    ...(message !== undefined ? { message } : {}),
    ...(body.key ? { messageKey: body.key } : {}),
    ...(bodyText !== undefined ? { bodyText } : {}),
    ...(errorType ? { errorType } : {}),
    headers,
    ...(connection ? { connection } : {}),
    ...(noReply && !connection && unanswered.test(text) ? { isUnanswered: true as const } : {}),
    ...(refusal ? { refusal } : {}),
    ...(complaint.console ? { console: complaint.console } : {}),
    ...(cors ? { cors } : {}),
    text,
    isEmpty: !kind && status === undefined && text === '' && Object.keys(headers).length === 0,
    complaint,
  };
};
