import type { TokenClaims } from '@gatescope/shared';
import { readTokenPlaceholder, tokenPlaceholder } from '../mask/token-placeholder.ts';
import type { HeaderLine } from './header-lines.ts';
import { toHeaderMap } from './header-map.ts';

/** The headers of a request as the wizard takes them, with the claims of the token among them. */
export interface RequestHeaders {
  readonly headers: Record<string, string | string[]>;
  readonly claims?: TokenClaims;
}

const claimsIn = (value: string): TokenClaims | undefined => {
  const placeholder = new RegExp(tokenPlaceholder.source).exec(value)?.[0];
  return placeholder ? readTokenPlaceholder(placeholder) : undefined;
};

const isToken = (name: string): boolean => /^(?:authorization|x-.{1,40}|.{0,20}token)$/.test(name);

/** Lower-case names, HTTP/2's pseudo headers left out, tokens replaced by their claims beside. */
export const toRequestHeaders = (lines: readonly HeaderLine[]): RequestHeaders => {
  const kept = lines
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !name.startsWith(':') && name !== '');
  const claims = kept
    .flatMap(([name, value]) => (isToken(name) ? [claimsIn(value)] : []))
    .find((found) => found !== undefined);
  const short = kept.map(
    ([name, value]) => [name, value.replaceAll(tokenPlaceholder, '<token>').slice(0, 2000)] as const,
  );
  return { headers: toHeaderMap(short), ...(claims ? { claims } : {}) };
};
