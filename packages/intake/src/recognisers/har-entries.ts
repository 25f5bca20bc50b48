import { bracketEnd } from '../text/find-json.ts';
import { isRecord, parseRecord } from '../text/parse-json.ts';
import type { Span } from '../text/span.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The entries of a HAR file as far as it was pasted. http://www.softwareishard.com/blog/har-12-spec/ */
export interface HarFile {
  readonly entries: readonly Fields[];
  /** Who wrote it: `WebInspector`, `Firefox`, `Postman`. */
  readonly creator: string | undefined;
  readonly span: Span;
  /** The last entry was not pasted whole. */
  readonly isCutOff: boolean;
}

const longestEntry = 4_000_000;
const mostEntries = 20_000;

const readEntries = (text: string, from: number): { readonly entries: Fields[]; readonly end: number } => {
  const entries: Fields[] = [];
  let at = from;
  let end = from;
  while (entries.length < mostEntries) {
    const start = text.indexOf('{', at);
    // Only a comma may stand between two entries.
    if (start === -1 || /[^\s,]/.test(text.slice(at, Math.min(start, at + 200)))) break;
    const close = bracketEnd(text, start, longestEntry);
    if (close === -1) break;
    const entry = parseRecord(text.slice(start, close));
    if (entry && isRecord(entry['request'])) entries.push(entry);
    at = close;
    end = close;
  }
  return { entries, end };
};

/** Behind the brackets that close the file, as far as they are there. */
const inkEnd = (text: string, from: number): number => {
  const length = /[^\]}\s]/.exec(text.slice(from, from + 4000))?.index;
  return length === undefined ? Math.min(text.length, from + 4000) : from + length;
};

/** Reads a HAR file entry by entry, so that one that was cut off gives what is whole. */
export const readHar = (text: string): HarFile | undefined => {
  const head = /"entries"\s{0,40}:\s{0,40}\[/.exec(text);
  const start = text.indexOf('{');
  if (!head || start === -1 || start > head.index) return undefined;
  const { entries, end } = readEntries(text, head.index + head[0].length);
  if (entries.length === 0) return undefined;
  const creator = /"creator"\s{0,40}:\s{0,40}\{\s{0,40}"name"\s{0,40}:\s{0,40}"([^"]{1,80})"/.exec(text)?.[1];
  const whole = bracketEnd(text, start, text.length);
  const isCutOff = whole === -1 && /^\s{0,40},\s{0,40}\{/.test(text.slice(end, end + 90));
  const close = isCutOff ? text.length : inkEnd(text, end);
  return { entries, creator, isCutOff, span: { start, end: whole > end ? whole : close } };
};
