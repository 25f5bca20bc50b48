import { isLineEnd } from './char-class.ts';

/** A quote as it stands in a text: `"`, `'`, and inside quoted JSON also `\"` (one backslash), `\\\"` (three). */
export interface Quote {
  readonly char: string;
  readonly backslashes: number;
  /** The first backslash, or the quote itself. */
  readonly start: number;
  /** Behind the quote. */
  readonly end: number;
}

const isQuoteChar = (char: string | undefined): char is string => char === '"' || char === "'" || char === '`';

/** The quote that begins at a place. */
export const quoteAt = (text: string, at: number): Quote | undefined => {
  let end = at;
  while (text[end] === '\\' && end - at < 8) end += 1;
  const char = text[end];
  return isQuoteChar(char) ? { char, backslashes: end - at, start: at, end: end + 1 } : undefined;
};

const countBackslashes = (text: string, before: number): number => {
  let count = 0;
  while (count < 16 && text[before - 1 - count] === '\\') count += 1;
  return count;
};

/** The quote that ends right before a place. */
export const quoteBefore = (text: string, at: number): Quote | undefined => {
  const char = text[at - 1];
  if (!isQuoteChar(char)) return undefined;
  const backslashes = countBackslashes(text, at - 1);
  return { char, backslashes, start: at - 1 - backslashes, end: at };
};

/** Whether two quotes belong together. */
export const isSameQuote = (a: Quote, b: Quote): boolean => a.char === b.char && a.backslashes === b.backslashes;

/**
 * Where the text that a quote opens ends: before the quote that closes it, or, without one, at the end of the line. A
 * quote with more backslashes than the opening one is part of the text.
 */
export const findClosing = (text: string, opening: Quote): number => {
  for (let at = opening.end; at < text.length; at += 1) {
    if (isLineEnd(text.charCodeAt(at))) return at;
    if (text[at] !== opening.char) continue;
    const backslashes = countBackslashes(text, at);
    if (backslashes <= opening.backslashes) return Math.max(opening.end, at - backslashes);
  }
  return text.length;
};
