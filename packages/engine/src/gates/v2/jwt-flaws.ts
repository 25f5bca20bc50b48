import type { AuthorizerV2, TokenClaims } from '@gatescope/shared';
import type { TokenTime } from '../access/cognito-token.ts';

/** Why a JWT authorizer refuses a token. */
export type JwtFlaw =
  | { readonly kind: 'issuer'; readonly issuer: string; readonly expected: string }
  | {
      readonly kind: 'audience';
      readonly claim: 'aud' | 'client_id';
      readonly values: readonly string[];
      readonly expected: readonly string[];
    }
  | { readonly kind: 'algorithm'; readonly algorithm: string }
  | {
      readonly kind: 'expired' | 'not-yet-valid';
      readonly at: number /** False where only the snapshot's time tells. */;
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'scope';
      readonly scopes: readonly string[];
      readonly expected: readonly string[];
      readonly isSure: boolean;
    };

const textList = (value: unknown): string[] | undefined => {
  if (typeof value === 'string') return value.split(' ').filter((part) => part !== '');
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
};

const issuerFlaw = ({ iss }: TokenClaims, expected: string | undefined): JwtFlaw | undefined =>
  iss !== undefined && expected !== undefined && iss !== expected
    ? { kind: 'issuer', issuer: iss, expected }
    : undefined;

/** `client_id` counts only where there is no `aud`. */
const audienceFlaw = (
  { aud, client_id: clientId }: TokenClaims,
  expected: readonly string[] | undefined,
): JwtFlaw | undefined => {
  const claim = aud === undefined ? 'client_id' : 'aud';
  const values = [aud ?? clientId].flat().filter((value): value is string => value !== undefined);
  if (values.length === 0 || !expected || expected.length === 0) return undefined;
  return values.some((value) => expected.includes(value)) ? undefined : { kind: 'audience', claim, values, expected };
};

const algorithmFlaw = ({ alg }: TokenClaims): JwtFlaw | undefined =>
  alg !== undefined && !/^(?:RS|PS)\d+$/i.test(alg) ? { kind: 'algorithm', algorithm: alg } : undefined;

const timeFlaw = ({ exp, nbf, iat }: TokenClaims, { seconds, isSure }: TokenTime): JwtFlaw | undefined => {
  if (exp !== undefined && exp < seconds) return { kind: 'expired', at: exp, isSure };
  const start = Math.max(nbf ?? 0, iat ?? 0);
  return start > seconds ? { kind: 'not-yet-valid', at: start, isSure } : undefined;
};

/** Claims are often told in part: a missing scope claim counts only where some scope was told, or for an ID token. */
const scopeFlaw = (claims: TokenClaims, expected: readonly string[]): JwtFlaw | undefined => {
  if (expected.length === 0) return undefined;
  const scopes = textList(claims.scope) ?? textList(claims['scp']);
  if (scopes?.some((scope) => expected.includes(scope))) return undefined;
  const isSure = scopes !== undefined || claims.token_use === 'id';
  return { kind: 'scope', scopes: scopes ?? [], expected, isSure };
};

/**
 * Every reason for which a JWT authorizer refuses these claims, in the order of AWS's list. The issuer is compared letter
 * by letter, a slash at its end included.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const listJwtFlaws = (
  claims: TokenClaims,
  authorizer: AuthorizerV2,
  scopes: readonly string[],
  time: TokenTime,
): JwtFlaw[] => {
  const { Issuer, Audience } = authorizer.JwtConfiguration ?? {};
  return [
    algorithmFlaw(claims),
    issuerFlaw(claims, Issuer),
    audienceFlaw(claims, Audience),
    timeFlaw(claims, time),
    scopeFlaw(claims, scopes),
  ].filter((flaw) => flaw !== undefined);
};
