/** A JSON pointer (RFC 6901) into a snapshot, for example `/account/functionPolicies/arn:aws:lambda:…`. */
export type FactPointer = string;

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** Builds a pointer from unescaped tokens. */
export const toPointer = (...tokens: readonly (string | number)[]): FactPointer =>
  tokens.map((token) => `/${escapeToken(String(token))}`).join('');

/** The unescaped tokens of a pointer. */
export const parsePointer = (pointer: FactPointer): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);

/** What a pointer points at, or undefined where the path ends early. */
export const resolvePointer = (document: unknown, pointer: FactPointer): unknown => {
  let current: unknown = document;
  for (const token of parsePointer(pointer)) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<string, unknown>)[token];
  }
  return current;
};
