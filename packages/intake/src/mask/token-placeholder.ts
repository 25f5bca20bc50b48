import type { TokenClaims } from '@gatescope/shared';

const names = ['alg', 'kid', 'iss', 'aud', 'client_id', 'token_use', 'scope', 'iat', 'nbf', 'exp'] as const;
const times: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp']);

/** Lone surrogates cannot be percent-encoded. */
const encode = (value: string): string =>
  encodeURIComponent(value.replaceAll(/[\uD800-\uDFFF]/g, '?')).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const valuesOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

/** What stands where a token was: its claims, each value percent-encoded, so that it fits in quotes, JSON and shell words. */
export const writeTokenPlaceholder = (claims: TokenClaims | undefined): string => {
  const pairs = names.flatMap((name) => {
    const value = claims?.[name];
    return value === undefined ? [] : valuesOf(value).map((one) => `${name}=${encode(one)}`);
  });
  return `<${['token', ...pairs].join(' ')}>`;
};

/** Matches whole placeholders only, so that nothing else can hide between their brackets. */
export const tokenPlaceholder =
  /<token(?: (?:alg|kid|iss|aud|client_id|token_use|scope|iat|nbf|exp)=[A-Za-z0-9%._~-]{0,2000}){0,40}>/g;

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

const merge = (before: unknown, value: string): unknown =>
  before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];

/** The claims that a placeholder holds; undefined when it holds none. */
export const readTokenPlaceholder = (placeholder: string): TokenClaims | undefined => {
  const claims: Record<string, unknown> = {};
  for (const pair of placeholder.slice(1, -1).split(' ').slice(1)) {
    const [name = '', value = ''] = pair.split('=', 2);
    claims[name] = times.has(name) ? Number(value) : merge(claims[name], decode(value));
  }
  return Object.keys(claims).length > 0 ? claims : undefined;
};
