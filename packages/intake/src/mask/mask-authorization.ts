import type { TokenClaims } from '@gatescope/shared';
import { findJwt } from './find-jwt.ts';
import { isHarmlessValue } from './harmless-value.ts';
import { readTokenClaims } from './token-claims.ts';
import { tokenPlaceholder, writeTokenPlaceholder } from './token-placeholder.ts';

export interface MaskedValue {
  readonly text: string;
  readonly claims?: TokenClaims;
}

const scheme =
  /^(Bearer|Basic|Token|Digest|Negotiate|NTLM|ApiKey|Api-Key|JWT|OAuth|Hawk|HOBA|Mutual|DPoP|SharedKey)(?=[\s:]|%20|\+|$)/i;
const scope =
  /Credential=[^,\s]{0,400}?(?:\/|%2F)(\d{8})(?:\/|%2F)([a-z0-9-]{2,30})(?:\/|%2F)([a-z0-9-]{2,30})(?:\/|%2F)aws4_request/i;
const scope4a = /Credential=[^,\s]{0,400}?\/(\d{8})\/([a-z0-9-]{2,30})\/aws4_request/i;
const signedHeaders = /SignedHeaders=([a-z0-9-]{1,60}(?:(?:;|%3B)[a-z0-9-]{1,60}){0,40})(?=[,\s]|$)/i;

/** `AWS4-HMAC-SHA256 Credential=…`: keeps the signed day, Region and service and the names of the signed headers. */
const maskSigV4 = (value: string): string => {
  const algorithm = /^AWS4-[A-Z0-9-]{1,40}/.exec(value)?.[0] ?? 'AWS4-HMAC-SHA256';
  const [, day, region, service] = scope.exec(value) ?? [];
  const short = day ? undefined : scope4a.exec(value);
  const names = signedHeaders.exec(value)?.[1];
  const parts = [
    day ? `Credential=<masked>/${day}/${region ?? ''}/${service ?? ''}/aws4_request` : undefined,
    short ? `Credential=<masked>/${short[1] ?? ''}/${short[2] ?? ''}/aws4_request` : undefined,
    !day && !short && /Credential=/i.test(value) ? 'Credential=<masked>' : undefined,
    names ? `SignedHeaders=${names}` : undefined,
    /Signature=/i.test(value) ? 'Signature=<masked>' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? `${algorithm} <masked>` : `${algorithm} ${parts.join(', ')}`;
};

const isMaskedToken = (value: string): boolean => value.replaceAll(tokenPlaceholder, '').trim() === '' && value !== '';

/** A secret that may be a token: its claims stay. */
export const maskToken = (value: string): MaskedValue => {
  if (isHarmlessValue(value) || isMaskedToken(value)) return { text: value };
  const jwt = findJwt(value);
  const claims = jwt ? readTokenClaims(value.slice(jwt.start, jwt.end)) : undefined;
  return claims ? { text: writeTokenPlaceholder(claims), claims } : { text: '<masked>' };
};

/**
 * The value of an Authorization header without its secret. The scheme stays, also when it is there twice, and so do
 * `undefined` and the like: they are the mistakes to be found.
 */
export const maskAuthorization = (value: string): MaskedValue => {
  const trimmed = value.trim();
  if (/^AWS4-/i.test(trimmed)) return { text: maskSigV4(trimmed) };
  const name = scheme.exec(trimmed)?.[0];
  if (name === undefined) return maskToken(trimmed);
  const rest = trimmed.slice(name.length);
  const separator = /^(?:[\s:+]|%20){0,20}/.exec(rest)?.[0] ?? '';
  if (rest.length === separator.length) return { text: trimmed };
  const inner = maskAuthorization(rest.slice(separator.length));
  return { ...inner, text: `${name}${separator}${inner.text}` };
};
