import type { Page, PageLine } from '../text/page.ts';
import type { Reading } from './reading.ts';

/** Readings of one recogniser in one text; more of the same would tell nobody more. */
export const mostReadings = 200;

/** What was made of the lines from one on. */
export interface Block {
  readonly reading?: Reading | undefined;
  /** The number of the line behind it: it is where reading goes on, whether or not there is a reading. */
  readonly next: number;
}

/** Goes through the lines that are still free and lets each begin a block; lines inside a block begin none. */
export const readBlocks = (page: Page, readAt: (line: PageLine) => Block | undefined): Reading[] => {
  const readings: Reading[] = [];
  let next = 0;
  for (const line of page.lines) {
    if (readings.length >= mostReadings) break;
    if (line.number < next || !page.isFree(line)) continue;
    const block = readAt(line);
    if (!block) continue;
    next = Math.max(block.next, line.number + 1);
    if (block.reading) readings.push(block.reading);
  }
  return readings;
};
