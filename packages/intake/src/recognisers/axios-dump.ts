import type { Exchange } from '../http/exchange.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import { toReplyBody } from '../http/reply-body.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { byProgram } from './guess.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const start = /AxiosError(?:: |\b.{0,20}\{)|isAxiosError: true|Request failed with status code \d{3}/;
const field =
  /^\s{0,20}(?:'|")?(url|method|baseURL|status|data|code|hostname|statusText)(?:'|")?: (.{1,3000}?),?\s{0,4}$/;

const unquote = (text: string): string => /^(['"`])(.{0,3000})\1$/.exec(text)?.[2] ?? text;

/** `{ message: 'Forbidden' }` as Node prints objects: the message is what matters. */
const toJsonBody = (text: string): string | undefined => {
  const [, key, value] = /^\{ '?(message|Message|error)'?: (?:'([^']{0,2000})'|"([^"]{0,2000})"|null)/.exec(text) ?? [];
  if (key) return JSON.stringify({ [key]: value ?? null });
  const body = unquote(text);
  return body.startsWith('{') ? body : undefined;
};

const joinUrl = (base: string | undefined, url: string | undefined): string | undefined => {
  if (!url || /^https?:\/\//i.test(url)) return url ?? base;
  return base ? `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}` : undefined;
};

interface Dump {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string | undefined;
  readonly last: PageLine;
}

/** The object that Node prints below the message: fields two or more blanks in, until the brace that closes it. */
const readDump = (page: Page, first: PageLine): Dump => {
  const fields = new Map<string, string>();
  let body: string | undefined;
  let last = first;
  for (let number = first.number + 1; number < page.all.length && number < first.number + 600; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (!/^\s{1,40}|^[})\]]/.test(line.text)) break;
    const [, name, value = ''] = field.exec(line.text) ?? [];
    if (name === 'data') body ??= toJsonBody(value);
    else if (name && !fields.has(name)) fields.set(name, unquote(value));
    last = line;
    if (line.text.startsWith('}')) break;
  }
  return { fields, body, last };
};

const readError = (page: Page, first: PageLine): Block | undefined => {
  const { fields, body, last } = readDump(page, first);
  if (!fields.has('url') && !fields.has('method')) return undefined;
  const url = joinUrl(fields.get('baseURL'), fields.get('url'));
  const status = Number(/status code (\d{3})/.exec(first.text)?.[1] ?? fields.get('status'));
  const method = fields.get('method')?.toUpperCase();
  const kept = toReplyBody(body);
  const exchange: Exchange = {
    ...(method && /^[A-Z]{3,10}$/.test(method) ? { method } : {}),
    ...(url && /^https?:\/\//i.test(url) ? { url } : {}),
    ...(status >= 100 && status <= 599 ? { status } : {}),
    ...(kept ? { responseBody: kept } : {}),
  };
  const reading: Reading = {
    kind: 'program-error',
    span: { start: first.start, end: last.end },
    understood: describeExchange(exchange),
    says: { exchanges: [exchange] },
    guesses: [byProgram],
  };
  return { reading, next: last.number + 1 };
};

/** An axios error as Node prints it whole: method, URL, status and body are among its fields. */
export const axiosDump: Recogniser = {
  id: 'axios-dump',
  sign: /AxiosError|isAxiosError|Request failed with status code/,
  read: (page) => readBlocks(page, (line) => (start.test(line.text) ? readError(page, line) : undefined)),
};
