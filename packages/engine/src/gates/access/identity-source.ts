import type { Request } from '@gatescope/shared';
import { parseUrl } from '../../parsed-url.ts';

/** Where an authorizer looks for the caller's identity. */
export interface IdentitySource {
  /** As configured, e.g. `method.request.header.Authorization`. */
  readonly expression: string;
  readonly kind: 'header' | 'query' | 'stage-variable' | 'context' | 'other';
  readonly name: string;
}

export type Presence = 'present' | 'missing' | 'unknown';

const kinds: readonly [RegExp, IdentitySource['kind']][] = [
  [/^method\.request\.(?:multivalue)?header\.(.+)$/i, 'header'],
  [/^method\.request\.(?:multivalue)?querystring\.(.+)$/i, 'query'],
  [/^stageVariables\.(.+)$/i, 'stage-variable'],
  [/^context\.(.+)$/i, 'context'],
];

const parseSource = (expression: string): IdentitySource => {
  for (const [pattern, kind] of kinds) {
    const name = pattern.exec(expression)?.[1];
    if (name) return { expression, kind, name };
  }
  return { expression, kind: 'other', name: expression };
};

/** The mapping expressions of an authorizer's `identitySource`, separated by commas. */
export const parseIdentitySources = (text: string | undefined): IdentitySource[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [parseSource(part.trim())]));

/** Sent by every client or added on the way. */
const impliedHeaders = new Set(['host', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-port', 'x-amzn-trace-id']);
/** Sent by most clients, and seldom written down. */
const usualHeaders = new Set([
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-type',
  'content-length',
]);

const isTokenHeader = (name: string): boolean => /token|auth|jwt|session|bearer/.test(name);

/** A token that was described without the header that carries it. */
const isDescribedElsewhere = ({ credential, headers }: Request): boolean =>
  (credential.scheme === 'bearer' || credential.scheme === 'other') && !Object.keys(headers).some(isTokenHeader);

const apiKeyPresence = ({ apiKey }: Request): Presence => {
  if (apiKey.kind === 'not-said') return 'unknown';
  return apiKey.kind === 'not-sent' ? 'missing' : 'present';
};

const headerPresence = (request: Request, name: string): Presence => {
  const { headers, credential, client } = request;
  const value = headers[name];
  if (value !== undefined) return value.trim() === '' ? 'missing' : 'present';
  if (name === 'x-api-key') return apiKeyPresence(request);
  if (impliedHeaders.has(name)) return 'present';
  if (name === 'origin' && client.kind === 'browser') return client.origin ? 'present' : 'unknown';
  if (usualHeaders.has(name) || credential.scheme === 'not-said') return 'unknown';
  if (name === 'authorization' && credential.scheme === 'sigv4') return 'present';
  return isTokenHeader(name) && isDescribedElsewhere(request) ? 'present' : 'missing';
};

const queryPresence = (request: Request, name: string): Presence => {
  const query = parseUrl(request.url)?.query ?? '';
  const found = query.split('&').some((part) => {
    const equals = part.indexOf('=');
    return equals > 0 && equals < part.length - 1 && decodeSafely(part.slice(0, equals)) === name;
  });
  return found ? 'present' : 'missing';
};

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const alwaysSet =
  /^(?:accountId|apiId|domainName|domainPrefix|extendedRequestId|httpMethod|path|protocol|requestId|requestTime|requestTimeEpoch|resourceId|resourcePath|stage|identity\.sourceIp)$/;

const contextPresence = (request: Request, name: string): Presence => {
  if (alwaysSet.test(name)) return 'present';
  return /^identity\.apiKey(?:Id)?$/.test(name) ? apiKeyPresence(request) : 'unknown';
};

/** Whether the request carries this identity source, neither missing nor empty. Header names are compared without case. */
export const presenceOf = (
  source: IdentitySource,
  request: Request,
  variables: Readonly<Record<string, string>>,
): Presence => {
  switch (source.kind) {
    case 'header':
      return headerPresence(request, source.name.toLowerCase());
    case 'query':
      return queryPresence(request, source.name);
    case 'stage-variable':
      return variables[source.name] ? 'present' : 'missing';
    case 'context':
      return contextPresence(request, source.name);
    case 'other':
      return 'unknown';
  }
};
