import { isAlphanumeric, isDigit, isTokenChar } from '../text/char-class.ts';
import type { MaskEdit, MaskKind, SecretDetector } from './mask-kind.ts';

/** Beginnings that vendors give their secrets, so that they can be found. */
const beginnings: readonly (readonly [RegExp, MaskKind])[] = [
  [/^(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}$/, 'aws-access-key'],
  [/^(?:FwoGZXIvYXdz|IQoJb3JpZ2lu|FQoGZXIvYXdz|AQoDYXdz)/, 'aws-session-token'],
  [
    /^(?:ghp_|gho_|ghs_|ghu_|github_pat_|glpat-|xox[abprs]-|npm_|sk_live_|sk_test_|rk_live_|pk_live_|AIza|shpat_)[\w-]{10}/,
    'token',
  ],
];

/** AWS's secret access keys, and the values of API keys that API Gateway makes, have 40 characters. */
const keyLength = 40;
/** Nothing that a diagnosis reads is that long and without a blank. */
const longest = 120;

interface Mix {
  readonly upper: number;
  readonly lower: number;
  readonly digits: number;
  /** How often the class changes from one character to the next: rarely in words, all the time in random text. */
  readonly changes: number;
}

const classOf = (code: number): 'digit' | 'upper' | 'lower' | 'other' => {
  if (isDigit(code)) return 'digit';
  if (code >= 65 && code <= 90) return 'upper';
  return isAlphanumeric(code) ? 'lower' : 'other';
};

const mixOf = (text: string): Mix => {
  const count = { digit: 0, upper: 0, lower: 0, other: 0 };
  let changes = 0;
  let before: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const now = classOf(text.charCodeAt(at));
    count[now] += 1;
    if (before !== undefined && now !== before) changes += 1;
    before = now;
  }
  return { upper: count.upper, lower: count.lower, digits: count.digit, changes };
};

const isRandom = (run: string): boolean => {
  const { upper, lower, digits, changes } = mixOf(run);
  return upper >= 4 && lower >= 4 && digits >= 1 && changes >= run.length * 0.35;
};

const kindOf = (run: string): MaskKind | undefined => {
  const known = beginnings.find(([pattern]) => pattern.test(run));
  if (known) return known[1];
  const isLong = run.length >= longest || run.length === keyLength;
  if (!isLong || !isRandom(run.slice(0, 2000))) return undefined;
  return run.length === keyLength ? 'secret' : 'token';
};

const toEdit = (text: string, start: number, end: number): MaskEdit[] => {
  if (end - start < 16) return [];
  const kind = kindOf(text.slice(start, end));
  return kind ? [{ start, end, replacement: '<masked>', kind }] : [];
};

const isInner = (text: string, at: number): boolean =>
  text[at] !== '=' || text[at + 1] === '=' || !isTokenChar(text.charCodeAt(at + 1));

/** Finds secrets without a name: AWS keys and session tokens, vendors' tokens, long random text. */
export const findOpaqueSecrets: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    // An equals sign inside parts `name=value`; at the end it is padding.
    while (at < text.length && isTokenChar(text.charCodeAt(at)) && isInner(text, at)) at += 1;
    for (const edit of toEdit(text, start, at)) edits.push(edit);
    at += 1;
  }
  return edits;
};
