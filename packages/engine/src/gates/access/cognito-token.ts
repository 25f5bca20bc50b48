import type { Authorizer, TokenClaims } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';

/** Why a Cognito user pool authorizer refuses a token. */
export type TokenFlaw =
  | { readonly kind: 'issuer'; readonly issuer: string; readonly expected: readonly string[] }
  | { readonly kind: 'token-use'; readonly tokenUse: string; readonly expected: 'id' | 'access' }
  | { readonly kind: 'scope'; readonly scopes: readonly string[]; readonly expected: readonly string[] }
  | {
      readonly kind: 'expired';
      readonly expiredAt: number /** False where only the snapshot's time tells. */;
      readonly isSure: boolean;
    };

/** The issuers of the authorizer's user pools. */
export const issuersOf = ({ providerARNs }: Authorizer): string[] =>
  (providerARNs ?? []).flatMap((text) => {
    const arn = parseArn(text);
    const pool = arn?.resource.replace(/^userpool\//, '');
    return arn && pool ? [`https://cognito-idp.${arn.region}.${partitionOf(arn.region).dnsSuffix}/${pool}`] : [];
  });

/** When the token was shown: epoch seconds, and whether the reply itself tells. */
export interface TokenTime {
  readonly seconds: number;
  readonly isSure: boolean;
}

const scopesOf = ({ scope }: TokenClaims): string[] => (scope ?? '').split(' ').filter((part) => part !== '');

/** AWS: an access token where the method lists scopes, else an ID token. */
const useFlaw = (claims: TokenClaims, scopes: readonly string[]): TokenFlaw | undefined => {
  const expected = scopes.length > 0 ? 'access' : 'id';
  const { token_use: tokenUse } = claims;
  return tokenUse === undefined || tokenUse === expected ? undefined : { kind: 'token-use', tokenUse, expected };
};

const scopeFlaw = (claims: TokenClaims, expected: readonly string[]): TokenFlaw | undefined => {
  if (expected.length === 0 || claims.scope === undefined) return undefined;
  const scopes = scopesOf(claims);
  return scopes.some((scope) => expected.includes(scope)) ? undefined : { kind: 'scope', scopes, expected };
};

const expiryFlaw = ({ exp }: TokenClaims, { seconds, isSure }: TokenTime): TokenFlaw | undefined =>
  exp !== undefined && exp < seconds ? { kind: 'expired', expiredAt: exp, isSure } : undefined;

/**
 * Every reason for which a user pool authorizer refuses these claims; the client's id is not among what it compares.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export const listTokenFlaws = (
  claims: TokenClaims,
  authorizer: Authorizer,
  scopes: readonly string[],
  time: TokenTime,
): TokenFlaw[] => {
  const issuers = issuersOf(authorizer);
  const { iss } = claims;
  const issuer: TokenFlaw | undefined =
    iss !== undefined && issuers.length > 0 && !issuers.includes(iss)
      ? { kind: 'issuer', issuer: iss, expected: issuers }
      : undefined;
  return [issuer, useFlaw(claims, scopes), scopeFlaw(claims, scopes), expiryFlaw(claims, time)].filter(
    (flaw) => flaw !== undefined,
  );
};
