import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';

const below =
  /^\s{0,8}(?:At (?:line|.{1,200}):\d{1,5}|\+ |Line \|\s{0,4}$|\d{1,5} \| |\| |\+ CategoryInfo|\+ FullyQualifiedErrorId)/;

/** The lines that PowerShell writes below an error: place, command, category. */
export const readPowershellTail = (page: Page, first: PageLine): PageLine[] => {
  const lines: PageLine[] = [];
  for (let number = first.number + 1; number < page.all.length && lines.length < 30; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || !below.test(line.text)) break;
    lines.push(line);
  }
  return lines;
};
