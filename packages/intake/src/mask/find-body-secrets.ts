import type { Quote } from '../text/quotes.ts';
import { findClosing, isSameQuote, quoteAt, quoteBefore } from '../text/quotes.ts';
import { isHarmlessValue } from './harmless-value.ts';
import type { MaskEdit, MaskKind, SecretDetector } from './mask-kind.ts';

/** Parts of a HAR file and of proxy events whose every value may be a secret. */
const parts = /["'](cookies|postData)(?=\\{0,7}["']\s{0,20}:\s{0,20}[[{])/g;
/** Members of a cookie or of posted data that are no secret. */
const kept: ReadonlySet<string> = new Set([
  'name',
  'path',
  'domain',
  'expires',
  'sameSite',
  'httpOnly',
  'secure',
  'mimeType',
  'comment',
  'fileName',
  'contentType',
]);

interface Walk {
  readonly text: string;
  readonly quote: Quote;
  readonly kind: MaskKind;
}

/** The strings from an opening bracket to the one that closes it, but for those of harmless members. */
const walkStrings = (
  { text, quote, kind }: Walk,
  from: number,
): { readonly edits: MaskEdit[]; readonly end: number } => {
  const edits: MaskEdit[] = [];
  let depth = 0;
  let member = '';
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '[' || char === '{') depth += 1;
    if (char === ']' || char === '}') depth -= 1;
    if (depth === 0) break;
    const opening = char === '"' || char === "'" || char === '\\' ? quoteAt(text, at) : undefined;
    if (!opening || !isSameQuote(opening, quote)) {
      at += 1;
      continue;
    }
    const end = findClosing(text, opening);
    const value = text.slice(opening.end, end);
    const behind = quoteAt(text, end)?.end ?? end;
    const isMember = /^\s{0,20}:/.test(text.slice(behind, behind + 22));
    if (isMember) member = value;
    else if (!kept.has(member) && !isHarmlessValue(value))
      edits.push({ start: opening.end, end, replacement: '<masked>', kind });
    if (!isMember && text[behind] !== ':') member = member === 'value' || kept.has(member) ? '' : member;
    at = Math.max(behind, at + 1);
  }
  return { edits, end: at };
};

/** Finds the values of cookies and of posted bodies in HAR files and in the events that functions get. */
export const findBodySecrets: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  const finder = new RegExp(parts.source, parts.flags);
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const quote = quoteBefore(text, match.index + 1);
    if (!quote) continue;
    const kind = match[1] === 'cookies' ? 'cookie' : 'request-body';
    const open = text.slice(finder.lastIndex, finder.lastIndex + 60).search(/[[{]/);
    const walk = walkStrings({ text, quote, kind }, finder.lastIndex + open);
    for (const edit of walk.edits) edits.push(edit);
    finder.lastIndex = Math.max(finder.lastIndex, walk.end);
  }
  return edits;
};
