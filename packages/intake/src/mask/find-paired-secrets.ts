import { isBlank, isLineEnd } from '../text/char-class.ts';
import type { Quote } from '../text/quotes.ts';
import { findClosing, isSameQuote, quoteAt, quoteBefore } from '../text/quotes.ts';
import type { Span } from '../text/span.ts';
import { isHarmlessValue } from './harmless-value.ts';
import { maskAuthorization, maskToken } from './mask-authorization.ts';
import type { MaskEdit, SecretDetector } from './mask-kind.ts';
import { secretKindOf } from './secret-name.ts';

/** How far apart the two members of a pair may stand. */
const reach = 200;

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at - from < reach && (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at)))) at += 1;
  return at;
};

const skipSpaceBack = (text: string, from: number): number => {
  let at = from;
  while (from - at < reach && at > 0 && (isBlank(text.charCodeAt(at - 1)) || isLineEnd(text.charCodeAt(at - 1))))
    at -= 1;
  return at;
};

/** The string behind `"value":`; the place stands behind the word. */
const valueOf = (text: string, afterWord: number, quote: Quote): (Span & { readonly closing: number }) | undefined => {
  const closing = quoteAt(text, afterWord);
  if (!closing || !isSameQuote(closing, quote)) return undefined;
  const colon = skipSpace(text, closing.end);
  if (text[colon] !== ':') return undefined;
  const opening = quoteAt(text, skipSpace(text, colon + 1));
  if (!opening || !isSameQuote(opening, quote)) return undefined;
  const end = findClosing(text, opening);
  return { start: opening.end, end, closing: quoteAt(text, end)?.end ?? end };
};

/** `"name": "cookie",` before the place. */
const nameBefore = (text: string, place: number): string | undefined => {
  const comma = skipSpaceBack(text, place);
  if (text[comma - 1] !== ',') return undefined;
  const before = text.slice(Math.max(0, comma - 1 - reach), comma - 1);
  return /(?:name|key|Name|Key)\\{0,7}["']\s{0,20}:\s{0,20}\\{0,7}["']([^"'\\]{1,100})\\{0,7}["']\s{0,40}$/.exec(
    before,
  )?.[1];
};

/** `, "name": "cookie"` behind the place. */
const nameBehind = (text: string, place: number): string | undefined =>
  /^\s{0,40},\s{0,40}\\{0,7}["'](?:name|key|Name|Key)\\{0,7}["']\s{0,20}:\s{0,20}\\{0,7}["']([^"'\\]{1,100})\\{0,7}["']/.exec(
    text.slice(place, place + reach),
  )?.[1];

const toEdit = (text: string, span: Span, name: string): MaskEdit[] => {
  const kind = secretKindOf(name, 'query');
  const value = text.slice(span.start, span.end);
  if (!kind || isHarmlessValue(value)) return [];
  const { text: replacement, claims } = kind === 'authorization' ? maskAuthorization(value) : maskToken(value);
  if (replacement === value) return [];
  return [{ start: span.start, end: span.end, replacement, kind, ...(claims ? { claims } : {}) }];
};

/** Finds secrets in lists of `{ "name": …, "value": … }`, as HAR files, Postman, WAF logs and CloudFront have them. */
export const findPairedSecrets: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  const finder = /["'](?:value|Value)(?=\\{0,7}["'])/g;
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const quote = quoteBefore(text, match.index + 1);
    const value = quote ? valueOf(text, finder.lastIndex, quote) : undefined;
    if (!quote || !value) continue;
    const name = nameBefore(text, quote.start) ?? nameBehind(text, value.closing);
    if (name) edits.push(...toEdit(text, value, name));
    finder.lastIndex = Math.max(finder.lastIndex, value.end);
  }
  return edits;
};
