import { readConnectionFailure } from '../http/connection-failure.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import { readHeaderLine } from '../http/header-lines.ts';
import { toHeaderMap } from '../http/header-map.ts';
import { toReplyBody } from '../http/reply-body.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { byProgram } from './guess.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const start =
  /^\s{0,8}[▶▼]?\s{0,4}(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[: ]\s?(?:")?(https?:\/\/[^\s"]{1,3000})(?:")?(?:\s{1,10}(\d{3}))?\s{0,10}(?:[\d.]{1,8} ?m?s)?\s{0,8}$/;
const sectionName =
  /^\s{0,8}[▶▼]?\s{0,4}(Network|Request Headers|Request Body|Response Headers|Response Body)\b:?.{0,20}$/;
const error = /^\s{0,8}(?:Error: |Warning: )(.{1,600})$/;

interface Log {
  section: string;
  status: number | undefined;
  sent: HeaderLine[];
  received: HeaderLine[];
  body: string[];
  error: string | undefined;
}

/** Postman shows values in quotes. */
const header = (text: string): HeaderLine | undefined => {
  const line = readHeaderLine(text.replace(/,\s{0,4}$/, ''));
  return line ? [line[0], line[1].replace(/^"(.{0,3000})"$/, '$1')] : undefined;
};

const takeInSection = (log: Log, text: string): boolean => {
  const line = header(text);
  if (log.section === 'Request Headers' && line) log.sent.push(line);
  else if (log.section === 'Response Headers' && line) log.received.push(line);
  else if (log.section === 'Response Body') log.body.push(text);
  else return log.section === 'Request Body' || log.section === 'Network';
  return true;
};

const take = (log: Log, text: string): boolean => {
  const name = sectionName.exec(text)?.[1];
  if (name) {
    log.section = name;
    return true;
  }
  const words = error.exec(text)?.[1];
  if (words && log.section !== 'Response Body') {
    log.error = words;
    return true;
  }
  const status = /^\s{0,8}(\d{3})\s{0,8}$/.exec(text)?.[1];
  if (status && log.section === '') log.status = Number(status);
  if (log.section === '') return status !== undefined || /^\s{0,8}[\d.]{1,8} ?m?s\s{0,8}$/.test(text);
  return takeInSection(log, text);
};

const toExchange = (log: Log, method: string, url: string): Exchange => {
  const { headers, claims } = toRequestHeaders(log.sent);
  const body = toReplyBody(log.body.join('\n'));
  const failure = log.error && log.status === undefined ? readConnectionFailure(log.error) : undefined;
  return {
    method,
    url,
    ...(log.status === undefined ? {} : { status: log.status }),
    ...(log.sent.length > 0 ? { requestHeaders: headers } : {}),
    ...(claims ? { claims } : {}),
    ...(log.received.length > 0 ? { responseHeaders: toHeaderMap(log.received) } : {}),
    ...(body ? { responseBody: body } : {}),
    ...(failure ? { failure } : {}),
    ...(log.error ? { failureText: log.error } : {}),
  };
};

const readBlock = (page: Page, first: PageLine): Block => {
  const [, method = '', url = '', code] = start.exec(first.text) ?? [];
  const log: Log = {
    section: '',
    status: code ? Number(code) : undefined,
    sent: [],
    received: [],
    body: [],
    error: undefined,
  };
  let last = first;
  let number = first.number + 1;
  for (; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || start.test(line.text)) break;
    if (line.text.trim() === '') {
      if (log.body.length > 0) break;
      continue;
    }
    if (!take(log, line.text)) break;
    last = line;
  }
  // Without any of its sections it is a browser's console line, or none of either.
  if (log.section === '' && !log.error) return { next: first.number + 1 };
  const exchange = toExchange(log, method, url);
  return {
    reading: {
      kind: 'postman',
      span: { start: first.start, end: last.end },
      understood: describeExchange(exchange),
      says: { exchanges: [exchange] },
      guesses: [byProgram],
    },
    next: number,
  };
};

/** Text of Postman's console. */
export const postman: Recogniser = {
  id: 'postman',
  sign: /Request Headers|Response Headers|^\s{0,8}Error: /m,
  read: (page) => readBlocks(page, (line) => (start.test(line.text) ? readBlock(page, line) : undefined)),
};
