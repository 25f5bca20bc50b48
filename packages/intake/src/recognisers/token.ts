import type { TokenClaims } from '@gatescope/shared';
import { readTokenPlaceholder, tokenPlaceholder } from '../mask/token-placeholder.ts';
import { matchAllInLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

const timeOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined || Math.abs(seconds) > 8e12 ? undefined : new Date(seconds * 1000).toISOString();

const describe = (claims: TokenClaims | undefined): string => {
  if (!claims) return 'A token that shows nothing';
  const parts = [
    claims.iss ? `issuer ${claims.iss}` : undefined,
    claims.aud ? `audience ${[claims.aud].flat().join(', ')}` : undefined,
    claims.client_id ? `client ${claims.client_id}` : undefined,
    claims.token_use ? `use ${claims.token_use}` : undefined,
    claims.scope ? `scopes ${claims.scope}` : undefined,
    timeOf(claims.exp) ? `valid until ${timeOf(claims.exp) ?? ''}` : undefined,
  ].filter((part) => part !== undefined);
  return `A token: ${parts.length > 0 ? parts.join('; ') : `algorithm ${claims.alg ?? 'not said'}`}`;
};

const toReading = ({ match, span }: LineMatch): Reading => {
  const claims = readTokenPlaceholder(match[0]);
  return {
    kind: 'token',
    span,
    understood: describe(claims),
    ...(claims
      ? {
          guesses: [
            { because: 'The token is taken for the one that was sent', says: { request: { tokenClaims: claims } } },
          ],
        }
      : {}),
  };
};

/** A token by itself; its claims stay, itself is gone before anything looks at it. */
export const token: Recogniser = {
  id: 'token',
  sign: /<token/,
  read: (page) => matchAllInLines(page, tokenPlaceholder).slice(0, 50).map(toReading),
};
