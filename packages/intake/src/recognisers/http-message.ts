import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { readHeaders } from '../http/read-headers.ts';
import { readRequestLine, readStatusLine, toReplyHalf, toRequestHalf } from '../http/read-messages.ts';
import type { Page, PageLine } from '../text/page.ts';
import { readBody } from './read-body.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const isStart = (text: string): boolean => readStatusLine(text) !== undefined || readRequestLine(text) !== undefined;

const isOver = (text: string): boolean => isStart(text) || /^(?:\$ |% |PS [A-Z]:|[A-Z]:\\|curl: )/.test(text);

/** A body needs a blank line before it, as HTTP has it, or to begin like one. */
const bodyStart = (page: Page, next: number): number | undefined => {
  const line = page.all[next];
  if (!line) return undefined;
  if (line.text.trim() === '') return next + 1;
  return /^\s{0,20}[{[<]/.test(line.text) ? next : undefined;
};

interface Message {
  readonly exchange: Exchange;
  readonly last: PageLine;
  readonly next: number;
}

const readMessage = (page: Page, first: PageLine): Message => {
  const line = readRequestLine(first.text);
  const { headers, last, next } = readHeaders(page, first.number + 1);
  const start = bodyStart(page, next);
  const body = start === undefined ? undefined : readBody(page, start, isOver);
  const exchange = line
    ? toRequestHalf({ line, headers })
    : toReplyHalf(readStatusLine(first.text), headers, body?.text);
  return { exchange, last: body?.last ?? last ?? first, next: body?.last ? body.next : next };
};

/** A request or a reply as HTTP writes it: first line, headers, blank line, body. `curl -i`, HTTPie, `wget -S`, RFC text. */
export const httpMessage: Recogniser = {
  id: 'http-message',
  sign: /HTTP\/\d/,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!isStart(line.text)) return undefined;
      const { exchange, last, next } = readMessage(page, line);
      const span = { start: line.start, end: last.end };
      const understood = describeExchange(exchange);
      return { reading: { kind: 'http-message', span, understood, says: { exchanges: [exchange] } }, next };
    }),
};
