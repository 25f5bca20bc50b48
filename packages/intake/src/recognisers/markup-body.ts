import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { toReplyBody } from '../http/reply-body.ts';
import type { Page, PageLine } from '../text/page.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const start = /^\s{0,8}(?:<!doctype html\b|<html\b|<\?xml\b|<Error>|<ErrorResponse\b)/i;
const end = /<\/(?:html|Error|ErrorResponse)>\s{0,8}$/i;
const mostLines = 200;

const titleOf = (text: string): string | undefined => /<title>\s{0,20}([^<]{1,200})<\/title>/i.exec(text)?.[1]?.trim();

/** Error pages name their status in the title or the heading. */
const statusOf = (text: string): number | undefined => {
  const status = Number(/<(?:title|h1|h2)>\s{0,20}(?:ERROR:? |HTTP )?([45]\d\d)\b/i.exec(text)?.[1]);
  return Number.isNaN(status) ? undefined : status;
};

interface Ending {
  readonly last: PageLine | undefined;
  readonly next: number;
}

const findEnd = (page: Page, first: PageLine): Ending => {
  let number = first.number;
  for (; number < page.all.length && number < first.number + mostLines; number += 1) {
    const line = page.all[number];
    const isOther = line && line !== first && start.test(line.text) && !/^\s{0,8}<(?:html|Error)/i.test(line.text);
    if (!line || isOther || (line.text.trim() !== '' && !page.isFree(line))) break;
    if (end.test(line.text)) return { last: line, next: number + 1 };
  }
  return { last: undefined, next: number };
};

const readPage = (page: Page, first: PageLine): Block => {
  const { last, next } = findEnd(page, first);
  if (!last) return { next };
  const span = { start: first.start, end: last.end };
  const body = toReplyBody(page.text.slice(span.start, span.end));
  const status = statusOf(body ?? '');
  const exchange: Exchange = { ...(status ? { status } : {}), ...(body ? { responseBody: body } : {}) };
  const title = titleOf(body ?? '') ?? /<Code>(\w{1,80})<\/Code>/.exec(body ?? '')?.[1];
  return {
    reading: {
      kind: 'markup-body',
      span,
      understood: `${status ? describeExchange({ status }) : 'A page as a reply'}${title ? `, titled "${title}"` : ''}`,
      notes: ['API Gateway itself answers errors in JSON: something else wrote this, or the backend'],
      says: { exchanges: [exchange] },
    },
    next,
  };
};

/** Error pages in HTML, and XML errors of S3 and other services. */
export const markupBody: Recogniser = {
  id: 'markup-body',
  sign: /<(?:!doctype html|html|\?xml|Error>|ErrorResponse)/i,
  read: (page) => readBlocks(page, (line) => (start.test(line.text) ? readPage(page, line) : undefined)),
};
