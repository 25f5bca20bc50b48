import type { PageLine, Page } from '../text/page.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { HeaderLine } from './header-lines.ts';
import { readHeaderLine } from './header-lines.ts';

/** Header lines, and the line behind the last one. */
export interface ReadHeaders {
  readonly headers: readonly HeaderLine[];
  readonly last: PageLine | undefined;
  readonly next: number;
}

/** Reads `name: value` lines from a line on, until one is none. */
export const readHeaders = (page: Page, from: number): ReadHeaders => {
  const headers: HeaderLine[] = [];
  let last: PageLine | undefined;
  let next = from;
  for (; next < page.all.length; next += 1) {
    const line = page.all[next];
    const header = line && isOpenLine(page, line) ? readHeaderLine(line.text) : undefined;
    if (!line || !header) break;
    headers.push(header);
    last = line;
  }
  return { headers, last, next };
};
