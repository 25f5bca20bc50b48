import { splitLines } from '../text/lines.ts';
import type { Line } from '../text/lines.ts';
import { findClosing, quoteAt } from '../text/quotes.ts';
import { isHarmlessValue } from './harmless-value.ts';
import type { MaskEdit, MaskKind, SecretDetector } from './mask-kind.ts';

interface Flag {
  readonly pattern: RegExp;
  readonly kind: MaskKind;
}

const curlFlags: readonly Flag[] = [
  { pattern: /(?:^|\s)(?:-[a-zA-Z]{0,10}u|--user|--proxy-user|-U)(?:\s{1,8}|=)?(?=[^\s=-])/g, kind: 'password' },
  { pattern: /(?:^|\s)(?:-[a-zA-Z]{0,10}b|--cookie)(?:\s{1,8}|=)?(?=[^\s=-])/g, kind: 'cookie' },
  {
    pattern: /(?:^|\s)--(?:oauth2-bearer|pass|proxy-pass|tlspassword|proxy-tlspassword)(?:\s{1,8}|=)/g,
    kind: 'password',
  },
];
const httpieFlags: readonly Flag[] = [{ pattern: /(?:^|\s)(?:-a|--auth)(?:\s{1,8}|=)/g, kind: 'password' }];
const pythonAuth: readonly Flag[] = [
  { pattern: /\bauth\s{0,3}=\s{0,3}\(\s{0,3}|\bHTTP(?:Basic|Digest|Proxy)Auth\(\s{0,3}/g, kind: 'password' },
];
const addedCookie: readonly Flag[] = [{ pattern: /\* (?:Added|Replaced) cookie [^=\s]{1,200}=/g, kind: 'cookie' }];

const commands: readonly { readonly names: RegExp; readonly flags: readonly Flag[] }[] = [
  { names: /\bcurl(?:\.exe)?\s/i, flags: curlFlags },
  { names: /(?:^|[\s$>])https?(?:ie)?\s/, flags: httpieFlags },
  { names: /\bauth\s{0,3}=|HTTP\w{5,6}Auth\(/, flags: pythonAuth },
  { names: /\* (?:Added|Replaced) cookie /, flags: addedCookie },
];

const isContinued = (text: string): boolean => /[\\^`]\s{0,4}$/.test(text.slice(-8));

const wordEnd = (text: string, from: number): number => {
  const length = text.slice(from).search(/[\s]/);
  return length === -1 ? text.length : from + length;
};

const valueEdit = (line: Line, at: number, kind: MaskKind): MaskEdit[] => {
  const quote = quoteAt(line.text, at);
  const start = quote ? quote.end : at;
  const end = quote ? findClosing(line.text, quote) : wordEnd(line.text, at);
  const value = line.text.slice(start, end);
  if (end <= start || isHarmlessValue(value)) return [];
  return [{ start: line.start + start, end: line.start + end, replacement: '<masked>', kind }];
};

/** `auth=('user', 'password')`: both. */
const pairEdits = (line: Line, at: number, kind: MaskKind): MaskEdit[] => {
  const first = valueEdit(line, at, kind);
  const behind = (first[0]?.end ?? line.start + at) - line.start;
  const comma = /^["']?\s{0,4},\s{0,4}/.exec(line.text.slice(behind, behind + 12))?.[0].length;
  return comma === undefined ? first : [...first, ...valueEdit(line, behind + comma, kind)];
};

const flagEdits = (line: Line, { pattern, kind }: Flag): MaskEdit[] =>
  [...line.text.matchAll(pattern)].flatMap((match) => pairEdits(line, match.index + match[0].length, kind));

/** Finds passwords and cookies in command lines: `curl -u`, `-b`, `--oauth2-bearer`, `http -a`, `auth=(…)` of Python. */
export const findCommandSecrets: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  let running: readonly Flag[] = [];
  for (const line of splitLines(text)) {
    const own = commands.filter(({ names }) => names.test(line.text)).flatMap(({ flags }) => flags);
    const flags = [...new Set([...running, ...own])];
    for (const edit of flags.flatMap((flag) => flagEdits(line, flag))) edits.push(edit);
    running = isContinued(line.text) ? flags : [];
  }
  return edits;
};
