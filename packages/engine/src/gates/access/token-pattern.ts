import { findsLinear } from './linear-regex.ts';

/** A value of which nothing but its description is left. */
const isDescription = (value: string): boolean => /^<.*>$/.test(value);

/** Secrets are masked before the engine sees them; these stand for what was there, a long and a short one. */
const standIns = [
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl',
  '0123456789abcdef0123456789abcdef',
  'abc123',
  'token',
];

/** The literal text that every match begins with; empty where the pattern fixes none. */
const fixedStart = (pattern: string): string => {
  const literal = /^\^((?:[A-Za-z0-9_-]|\\[s .:_-]| )+)/.exec(pattern)?.[1] ?? '';
  const isCounted = /^[*?{+]/.test(pattern.slice(1 + literal.length));
  const text = literal.replaceAll('\\s', ' ').replaceAll(/\\(.)/g, '$1');
  return isCounted ? text.slice(0, -1) : text;
};

/** The scheme that stands before a masked or described token: `Bearer ` of `Bearer <masked>`. */
const knownStart = (value: string): string =>
  (/^([A-Za-z0-9-]+\s+)<.*>$/.exec(value)?.[1] ?? '').replaceAll(/\s+/g, ' ');

/**
 * Whether a TOKEN authorizer's validation expression can match a header value that may be masked. False only where no
 * token could match: the scheme in front differs, or there is none where the expression asks for one.
 */
export const canMatchToken = (pattern: string, value: string): boolean | undefined => {
  if (!value.includes('<')) return findsLinear(pattern, value);
  const start = knownStart(value);
  if (standIns.some((token) => findsLinear(pattern, `${start}${token}`) === true)) return true;
  const wanted = fixedStart(pattern);
  if (wanted === '') return undefined;
  if (start !== '') return wanted.startsWith(start) || start.startsWith(wanted) ? undefined : false;
  // A masked value without a scheme has no blank in it; a description may leave the scheme out.
  return wanted.includes(' ') && !isDescription(value.replace('<masked>', '')) && value === '<masked>'
    ? false
    : undefined;
};
