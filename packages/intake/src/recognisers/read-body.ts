import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isBodyEnd } from './body-end.ts';

/** A body below headers, and the line behind it. */
export interface ReadBody {
  readonly text: string;
  readonly last: PageLine | undefined;
  readonly next: number;
}

/** Reads the body that begins at a line, until it is complete, a line is blank, or `isOver` says so. */
export const readBody = (page: Page, from: number, isOver: (text: string) => boolean): ReadBody => {
  const lines: string[] = [];
  let last: PageLine | undefined;
  let next = from;
  for (; next < page.all.length; next += 1) {
    const line = page.all[next];
    if (!line || !isOpenLine(page, line) || isOver(line.text) || isBodyEnd(lines)) break;
    if (line.text.trim() === '' && lines.length > 0 && !/^[{[<]/.test(lines[0] ?? '')) break;
    if (line.text.trim() === '' && lines.length === 0) continue;
    lines.push(line.text);
    last = line;
  }
  return { text: lines.join('\n'), last, next };
};
