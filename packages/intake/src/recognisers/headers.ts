import type { HeaderLine } from '../http/header-lines.ts';
import { readHeaderLine, sideOf, sideOfHeaders } from '../http/header-lines.ts';
import { toReplyHalf } from '../http/read-messages.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import type { Page, PageLine } from '../text/page.ts';
import { readBlocks } from './read-blocks.ts';
import type { Guess, Reading, Recogniser, Statement } from './reading.ts';

const isHeader = (page: Page, line: PageLine | undefined): HeaderLine | undefined => {
  const header = line && page.isFree(line) ? readHeaderLine(line.text) : undefined;
  return header && (sideOf(header[0]) !== undefined || /^x-[\w-]{1,60}$/i.test(header[0])) ? header : undefined;
};

interface Run {
  readonly headers: readonly HeaderLine[];
  readonly first: PageLine;
  readonly last: PageLine;
}

const readRun = (page: Page, first: PageLine): Run | undefined => {
  const headers: HeaderLine[] = [];
  let last = first;
  for (let number = first.number; number < page.all.length; number += 1) {
    const line = page.all[number];
    const header = isHeader(page, line);
    if (!line || !header) break;
    headers.push(header);
    last = line;
  }
  return headers.length > 0 ? { headers, first, last } : undefined;
};

const names = (headers: readonly HeaderLine[]): string => {
  const list = [...new Set(headers.map(([name]) => name))];
  return `${list.slice(0, 6).join(', ')}${list.length > 6 ? `, and ${list.length - 6} more` : ''}`;
};

const looksComplete = (headers: readonly HeaderLine[]): boolean =>
  headers.length >= 3 && headers.some(([name]) => /^(?:host|:authority|user-agent)$/i.test(name));

const ofRequest = (lines: readonly HeaderLine[]): { readonly says: Statement; readonly guesses: readonly Guess[] } => {
  const { headers, claims } = toRequestHeaders(lines);
  const exchange = { requestHeaders: headers, ...(claims ? { claims } : {}) };
  if (looksComplete(lines)) return { says: { exchanges: [exchange] }, guesses: [] };
  const because = 'The headers shown are taken for all that were sent';
  return { says: claims ? { claims } : {}, guesses: [{ because, says: { request: { headers } } }] };
};

const toReading = ({ headers, first, last }: Run): Reading | undefined => {
  const side = sideOfHeaders(headers);
  if (!side) return undefined;
  const parts = side === 'reply' ? { says: { exchanges: [toReplyHalf(undefined, headers)] } } : ofRequest(headers);
  return {
    kind: 'headers',
    span: { start: first.start, end: last.end },
    understood: `Headers of the ${side}: ${names(headers)}`,
    ...parts,
  };
};

/** Header lines without a first line, as copied from a tool's panel. */
export const headerLines: Recogniser = {
  id: 'headers',
  sign: /^[ \t]{0,8}:?[\w-]{2,60}(?:[ \t]{0,2}:| →)/m,
  read: (page) =>
    readBlocks(page, (line) => {
      const run = readRun(page, line);
      return run ? { reading: toReading(run), next: run.last.number + 1 } : undefined;
    }),
};
