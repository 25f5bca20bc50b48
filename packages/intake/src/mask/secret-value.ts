import { isBlank, isLineEnd, isNameChar, isSpace } from '../text/char-class.ts';
import type { Quote } from '../text/quotes.ts';
import { findClosing, isSameQuote, quoteAt, quoteBefore } from '../text/quotes.ts';
import type { Span } from '../text/span.ts';

/** Where a secret's value stands, and what may be written there. */
export interface SecretValue {
  readonly spans: readonly Span[];
  /** A query string: what is written there must not break the URL. */
  readonly inUrl: boolean;
}

const skipBlanks = (text: string, from: number, most = 12): number => {
  let at = from;
  while (at - from < most && isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

const separators = ['=>', '→', '%3D', '%3A', ':=', '=', ':'] as const;

const separatorAt = (text: string, at: number): string | undefined =>
  separators.find((separator) => text.slice(at, at + separator.length).toUpperCase() === separator);

/** Where the line ends, looked for so far only that many names in one long line cost no more than the line. */
const lineEndFrom = (text: string, from: number, most = Number.POSITIVE_INFINITY): number => {
  let at = from;
  while (at < text.length && at - from < most && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
};

const trimmed = (text: string, span: Span): Span => {
  let { end } = span;
  while (end > span.start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start: span.start, end };
};

/** What may stand between the start of a line and the name of a header: prompts of curl, of logs, of lists. */
const lineStart = /^[\s>*<|#\-+]{0,12}(?:\[HTTP\/\d(?:\.\d)?\] )?(?:\[\d{1,4}\] )?\[?$/;

const isLineHeader = (text: string, nameStart: number): boolean => {
  let at = nameStart;
  while (at > 0 && nameStart - at < 40 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  const before = text.slice(at, nameStart);
  return before.length < 40 && lineStart.test(before);
};

const stopsWord = (code: number): boolean => isSpace(code) || `,;&"'\`)]}<>\\|`.includes(String.fromCharCode(code));
const stopsQuery = (code: number): boolean => isSpace(code) || `&"'\`<>#\\|)]}`.includes(String.fromCharCode(code));

const readWhile = (text: string, from: number, stops: (code: number) => boolean): number => {
  let at = from;
  while (at < text.length && !stops(text.charCodeAt(at))) at += 1;
  return at;
};

/** In `{Authorization=Basic abc, Host=x}` a value ends before the next name. */
const longestValue = 20_000;
const nextPair = /, (?!Credential=|SignedHeaders=|Signature=)[A-Za-z][\w-]{1,60}[=:]|[}"'`\])\\]/g;

const mapValueEnd = (text: string, from: number): number => {
  const value = text.slice(from, lineEndFrom(text, from, longestValue));
  // Digest's parameters are in quotes themselves.
  if (/^Digest\s/i.test(value)) return from + value.length;
  nextPair.lastIndex = 0;
  return from + (nextPair.exec(value)?.index ?? value.length);
};

const placeholderEnd = (text: string, from: number): number | undefined => {
  const length = /^<[^<>\r\n]{0,4000}>/.exec(text.slice(from, from + 4002))?.[0].length;
  return length === undefined ? undefined : from + length;
};

const quotedList = (text: string, first: Quote): Span[] => {
  const spans: Span[] = [];
  let quote: Quote | undefined = first;
  while (quote) {
    const end = findClosing(text, quote);
    spans.push({ start: quote.end, end });
    const closing = quoteAt(text, end);
    const comma = closing ? skipBlanks(text, closing.end) : text.length;
    const next = text[comma] === ',' ? quoteAt(text, skipBlanks(text, comma + 1)) : undefined;
    quote = next && isSameQuote(next, first) ? next : undefined;
  }
  return spans;
};

interface Place {
  readonly text: string;
  readonly name: Span;
  /** A secret that may hold blanks: a header's whole value. */
  readonly isWhole: boolean;
  readonly before: Quote | undefined;
  readonly inUrl: boolean;
}

const unquotedValue = ({ text, name, isWhole, before, inUrl }: Place, at: number): Span => {
  if (inUrl) return { start: at, end: readWhile(text, at, stopsQuery) };
  if (before) return { start: at, end: findClosing(text, { ...before, end: at }) };
  if (isLineHeader(text, name.start)) {
    const end = lineEndFrom(text, at);
    // HTTP/2 headers stand in brackets in curl's output.
    const isBracketed = text[name.start - 1] === '[' && text[end - 1] === ']';
    return { start: at, end: isBracketed ? end - 1 : end };
  }
  if (isWhole) return { start: at, end: mapValueEnd(text, at) };
  return { start: at, end: placeholderEnd(text, at) ?? readWhile(text, at, stopsWord) };
};

const valueAt = (place: Place, from: number): Span[] => {
  const { text } = place;
  let at = from;
  const isList = text[at] === '[' && !place.inUrl;
  if (isList) at = skipBlanks(text, at + 1);
  if (/[bru]/.test(text[at] ?? '') && quoteAt(text, at + 1)?.backslashes === 0) at += 1;
  const quote = place.inUrl ? undefined : quoteAt(text, at);
  // A quote that closes what was opened before the name is no value.
  if (quote && place.before && isSameQuote(quote, place.before) && !isList) return [];
  if (quote) return isList ? quotedList(text, quote) : [{ start: quote.end, end: findClosing(text, quote) }];
  if ('{('.includes(text[at] ?? ' ')) return [];
  return [unquotedValue(place, at)];
};

/** DevTools copies a header as two lines: its name, then its value. */
const valueOnNextLine = (text: string, name: Span, at: number): Span[] => {
  if (!isLineHeader(text, name.start) || !isLineEnd(text.charCodeAt(at))) return [];
  const start = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
  const end = lineEndFrom(text, start);
  return /^[A-Za-z][\w-]{0,60}:(?:\s|$)/.test(text.slice(start, start + 80)) ? [] : [{ start, end }];
};

const xmlValue = (text: string, at: number): Span[] => {
  const start = at + 1;
  return [{ start, end: readWhile(text, start, (code) => code === 60 || Number.isNaN(code)) }];
};

const isFlag = (text: string, name: Span): boolean =>
  text.startsWith('--', name.start) || (text[name.start] === '-' && isNameChar(text.charCodeAt(name.start + 1)));

interface Question {
  readonly text: string;
  readonly name: Span;
  readonly isWhole: boolean;
  readonly isHeader: boolean;
}

const spansAfter = ({ text, name, isWhole, isHeader }: Question, inUrl: boolean): readonly Span[] => {
  const before = quoteBefore(text, name.start);
  const closing = before ? quoteAt(text, name.end) : undefined;
  const isQuotedName = before !== undefined && closing !== undefined && isSameQuote(before, closing);
  let at = isQuotedName ? closing.end : name.end;
  if (text[at] === ']') at += 1;
  if (text[name.start - 1] === '<' && text[at] === '>') return xmlValue(text, at);
  if (isHeader && isLineEnd(text.charCodeAt(at))) return valueOnNextLine(text, name, at);
  const place: Place = { text, name, isWhole, before: isQuotedName ? undefined : before, inUrl };
  if (isFlag(text, name) && isBlank(text.charCodeAt(at)))
    return valueAt({ ...place, isWhole: false }, skipBlanks(text, at));
  at = skipBlanks(text, at);
  const separator = separatorAt(text, at);
  if (!separator) return [];
  at = skipBlanks(text, at + separator.length);
  if (isHeader && isLineEnd(text.charCodeAt(at))) return valueOnNextLine(text, name, at);
  return valueAt(place, at);
};

/** Finds the value that belongs to a name: `name: value`, `"name": "value"`, `name=value`, `--name value`, `<name>value<`. */
export const findSecretValue = (question: Question): SecretValue => {
  const { text, name } = question;
  const lead = text[name.start - 1] ?? '';
  const inUrl = '?&#;'.includes(lead) && lead !== '' && text[name.end] === '=' && !isLineHeader(text, name.start);
  const spans = spansAfter(question, inUrl)
    .map((span) => trimmed(text, span))
    .filter((span) => span.end > span.start);
  return { spans, inUrl };
};
