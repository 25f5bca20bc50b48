import type { TokenClaims } from '@gatescope/shared';
import type { FoundJson } from './find-json.ts';
import { findJson } from './find-json.ts';
import type { Line } from './lines.ts';
import { splitLines } from './lines.ts';
import type { Span } from './span.ts';

/** A line as recognisers see it: its number, its span in the text, and its beginning (long lines are cut). */
export interface PageLine extends Line {
  readonly number: number;
}

/** A masked text and what of it nobody has understood yet. */
export interface Page {
  readonly text: string;
  /** Lines that are not wholly understood; blank ones are left out. */
  readonly lines: readonly PageLine[];
  /** Every line by its number. */
  readonly all: readonly PageLine[];
  readonly isFree: (span: Span) => boolean;
  /** JSON objects and arrays that are still free. */
  readonly json: () => readonly FoundJson[];
  /** Claims of the tokens that were masked. */
  readonly tokens: readonly TokenClaims[];
}

/** Longer lines are read by their beginning: no wording of any tool is longer. */
const longestLine = 4000;

/** A page whose understood parts grow. */
export interface WorkingPage {
  readonly page: () => Page;
  readonly claim: (span: Span) => void;
  /** What nobody claimed, with what separates the parts. */
  readonly leftover: () => string;
}

const isInk = (code: number): boolean => code > 32 && code !== 160;

const hasFreeInk = (text: string, claimed: Uint8Array, { start, end }: Span): boolean => {
  for (let at = start; at < end; at += 1) if (claimed[at] === 0 && isInk(text.charCodeAt(at))) return true;
  return false;
};

const leftoverOf = (text: string, claimed: Uint8Array): string => {
  const lines = splitLines(text).flatMap(({ start, end }) => {
    let kept = '';
    for (let at = start; at < end; at += 1)
      kept += claimed[at] === 0 ? (text[at] ?? '') : kept.endsWith(' ') ? '' : ' ';
    const line = kept.trim();
    // Brackets and commas that stood around something understood say nothing by themselves.
    return /[\p{L}\p{N}]/u.test(line) ? [line] : [];
  });
  return lines.join('\n');
};

/** Lays a masked text out for the recognisers. */
export const openPage = (text: string, tokens: readonly TokenClaims[]): WorkingPage => {
  const claimed = new Uint8Array(text.length);
  let json: readonly FoundJson[] | undefined;
  const all = splitLines(text).map((line, number) => ({ ...line, text: line.text.slice(0, longestLine), number }));
  let lines: readonly PageLine[] = all.filter((line) => line.text.trim() !== '');
  let isStale = false;
  const isFree = ({ start, end }: Span): boolean => !claimed.subarray(start, end).includes(1);
  const freeJson = (): readonly FoundJson[] => {
    json ??= findJson(text);
    return json.filter(isFree);
  };
  return {
    page: () => {
      if (isStale) lines = lines.filter((line) => hasFreeInk(text, claimed, line));
      isStale = false;
      return { text, lines, all, isFree, json: freeJson, tokens };
    },
    claim: ({ start, end }) => {
      claimed.fill(1, start, end);
      isStale = true;
    },
    leftover: () => leftoverOf(text, claimed),
  };
};
