import type { TokenClaims } from '@gatescope/shared';
import { decodeBase64 } from '../text/base64.ts';
import { numberOf, parseRecord, textOf } from '../text/parse-json.ts';

/** A longer part is no token that anybody sends: headers end at 10,240 bytes. */
const longestPart = 16_384;
const longestValue = 300;

const partOf = (part: string | undefined): Readonly<Record<string, unknown>> =>
  (part && part.length <= longestPart ? parseRecord(decodeBase64(part) ?? '') : undefined) ?? {};

const short = (value: unknown): string | undefined => textOf(value)?.slice(0, longestValue);

const listOf = (value: unknown): string | string[] | undefined => {
  if (!Array.isArray(value)) return short(value);
  const texts = value.slice(0, 20).flatMap((item) => short(item) ?? []);
  return texts.length > 0 ? texts : undefined;
};

const scopeOf = (value: unknown): string | undefined => {
  const scope = listOf(value);
  return Array.isArray(scope) ? scope.join(' ') : scope;
};

/**
 * What a diagnosis needs of a JWT: issuer, audience, client, use, scopes, times, key id, algorithm. Undefined when the
 * text is no token that can be read (an encrypted one shows its header only). https://www.rfc-editor.org/rfc/rfc7519
 */
export const readTokenClaims = (token: string): TokenClaims | undefined => {
  const [first, second] = token.split('.', 3);
  const header = partOf(first);
  const payload = partOf(second);
  const claims: readonly (readonly [keyof TokenClaims, unknown])[] = [
    ['alg', short(header['alg'])],
    ['kid', short(header['kid'])],
    ['iss', short(payload['iss'])],
    ['aud', listOf(payload['aud'])],
    ['client_id', short(payload['client_id'])],
    ['token_use', short(payload['token_use'])],
    ['scope', scopeOf(payload['scope'] ?? payload['scp'])],
    ['iat', numberOf(payload['iat'])],
    ['nbf', numberOf(payload['nbf'])],
    ['exp', numberOf(payload['exp'])],
  ];
  const said = claims.filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
};
