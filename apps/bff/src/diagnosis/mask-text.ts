import { isSecretHeader } from './mask-request.ts';

/** Secrets that are recognisable wherever they stand. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Access key ids are looked up by attackers together with what stands beside them.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '<masked key id>'],
  // A JSON Web Token: three base64url parts, the first of which begins with {".
  [/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '<masked token>'],
  [/\b(Signature=)[0-9a-f]{32,}/gi, '$1<masked>'],
  [/\b(X-Amz-(?:Signature|Security-Token)=)[^&\s"']+/gi, '$1<masked>'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/._~=-]{16,}/gi, '$1 <masked>'],
  [
    /("[^"]{0,60}(?:api[-_]?key|secret|passw(?:or)?d|token|authorization|credential)[^"]{0,60}"\s*:\s*")(?:[^"\\]|\\.)+/gi,
    '$1<masked>',
  ],
  [
    /("?(?:x-api-key|api[-_]?key|secret|password|passwd|client_secret|access_token|refresh_token|id_token|session_token)"?\s*[:=]\s*"?)[^\s"',&}]{6,}/gi,
    '$1<masked>',
  ],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '<masked private key>'],
];

/** More is nobody's error message; the patterns need not be tried on a whole file. */
const longest = 256 * 1024;

/** Text from outside (a reply's body, a console line, a log line) without the secrets that can be recognised. */
export const maskText = (text: string): string =>
  patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text.slice(0, longest));

const isHeaders = (name: string): boolean => /headers$/i.test(name);

/** A header of several lines stays one of several. */
const maskValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(maskValue);
  return value === null || value === '' ? value : '<masked>';
};

/** The headers of a reply that was seen: those that carry a secret keep their name. */
const maskHeaders = (headers: object): object =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretHeader(name) ? maskValue(value) : maskDeep<unknown>(value),
    ]),
  );

const maskEntry = (name: string, value: unknown): unknown =>
  isHeaders(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
    ? maskHeaders(value)
    : maskDeep(value);

/** `maskText` for every text in a value, and the values of secret headers; keys stay. */
export const maskDeep = <T>(value: T): T => {
  if (typeof value === 'string') return maskText(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => maskDeep(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskEntry(name, item)])) as T;
};
