import type { Page, PageLine } from './page.ts';
import type { Span } from './span.ts';

/** A match in one line, with its place in the text. */
export interface LineMatch {
  readonly line: PageLine;
  readonly match: RegExpExecArray;
  readonly span: Span;
}

const matchIn = (page: Page, line: PageLine, pattern: RegExp): LineMatch[] => {
  const match = pattern.exec(line.text);
  if (!match || match[0] === '') return [];
  const span = { start: line.start + match.index, end: line.start + match.index + match[0].length };
  return page.isFree(span) ? [{ line, match, span }] : [];
};

/** The first match of each line that is still free. */
export const matchLines = (page: Page, pattern: RegExp): LineMatch[] =>
  page.lines.flatMap((line) => matchIn(page, line, pattern));

/** Every match of each line that is still free; the pattern must have the flag `g`. */
export const matchAllInLines = (page: Page, pattern: RegExp): LineMatch[] =>
  page.lines.flatMap((line) =>
    [...line.text.matchAll(pattern)].flatMap((match) => {
      const start = line.start + match.index;
      const span = { start, end: start + match[0].length };
      return match[0] !== '' && page.isFree(span) ? [{ line, match, span }] : [];
    }),
  );

/** From the start of one line to the end of another. */
export const spanOfLines = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });

/** Whether a line is blank or nobody understood it yet. */
export const isOpenLine = (page: Page, line: PageLine): boolean => line.text.trim() === '' || page.isFree(line);
