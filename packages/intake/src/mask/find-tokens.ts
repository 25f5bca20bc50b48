import { findJwt } from './find-jwt.ts';
import type { MaskEdit, SecretDetector } from './mask-kind.ts';
import { readTokenClaims } from './token-claims.ts';
import { writeTokenPlaceholder } from './token-placeholder.ts';

/** In a URL the placeholder must not have blanks. */
const isInUrl = (text: string, start: number): boolean =>
  /[=/?&#]$|%3D$|%2F$/i.test(text.slice(Math.max(0, start - 3), start));

const toEdit = (text: string, start: number, end: number): MaskEdit => {
  const claims = readTokenClaims(text.slice(start, end));
  const replacement = isInUrl(text, start) ? 'masked' : writeTokenPlaceholder(claims);
  return { start, end, replacement, kind: 'token', ...(claims ? { claims } : {}) };
};

/** Finds JWTs wherever they stand. */
export const findTokens: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  for (let span = findJwt(text); span; span = findJwt(text, span.end)) edits.push(toEdit(text, span.start, span.end));
  return edits;
};
