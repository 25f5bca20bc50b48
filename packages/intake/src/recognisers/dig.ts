import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { addressShape, nameShape, toLookupReading } from './lookup.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const record =
  /^([a-z0-9_*.-]{1,255})\.?\s{1,40}(?:\d{1,7}\s{1,20})?IN\s{1,20}(A|AAAA|CNAME|SOA|NS|TXT|HTTPS|OPT|PTR)\s{1,20}(\S{1,300})/i;
const question = /^;([a-z0-9_*.-]{1,255}?)\.?\s{1,40}IN\s{1,20}(?:A|AAAA|CNAME|ANY|HTTPS)\b/i;
const command = /(?:^|[$%#>] {0,4})dig\s{1,10}([^|;\r\n]{1,500})$/;
const status = /status: ([A-Z]{4,12})/;
const banner = /^; <<>> DiG [^<]{1,80} <<>>\s{0,10}(.{0,500})$/;
const unreachable =
  /^;; (?:connection timed out|communications error to [^:]{1,80}: timed out|no servers could be reached)/;

const nameIn = (words: string): string | undefined =>
  words.split(/\s{1,10}/).find((word) => !/^[+@-]/.test(word) && nameShape.test(word));

interface Answer {
  name?: string | undefined;
  server?: string | undefined;
  error?: string | undefined;
  isShort: boolean;
  addresses: string[];
  cnames: string[];
}

const setStatus = (answer: Answer, code: string): void => {
  if (code !== 'NOERROR') answer.error = code;
};

const takeRecord = (answer: Answer, [, name, type = '', value = '']: RegExpExecArray): void => {
  answer.name ??= name;
  if (/^A{1}$|^AAAA$/i.test(type)) answer.addresses.push(value);
  if (/^CNAME$/i.test(type)) answer.cnames.push(value);
};

/** Whether the line is part of what dig prints. */
const take = (answer: Answer, text: string): boolean => {
  const line = text.trim();
  const found = record.exec(line);
  if (found) {
    takeRecord(answer, found);
    return true;
  }
  if (line.startsWith(';')) {
    answer.name = question.exec(line)?.[1] ?? answer.name ?? nameIn(banner.exec(line)?.[1] ?? '');
    answer.server = /^;; SERVER: ([0-9a-f.:]{3,45})#/i.exec(line)?.[1] ?? answer.server;
    const code = status.exec(line)?.[1];
    if (code) setStatus(answer, code);
    if (unreachable.test(line)) answer.error = 'timed out';
    return true;
  }
  if (!answer.isShort) return false;
  if (addressShape.test(line)) answer.addresses.push(line);
  else if (nameShape.test(line)) answer.cnames.push(line);
  else return false;
  return true;
};

const startOf = (text: string): Answer | undefined => {
  const words = command.exec(text.trim())?.[1];
  const named = words ? nameIn(words) : undefined;
  if (words && named)
    return {
      name: named,
      isShort: /\+short\b/.test(words),
      addresses: [],
      cnames: [],
      server: /@(\S{3,60})/.exec(words)?.[1],
    };
  const isOutput =
    banner.test(text) ||
    /^;; (?:Got answer|->>HEADER|QUESTION|ANSWER|connection timed out|communications error)/.test(text) ||
    record.test(text.trim());
  return isOutput ? { isShort: false, addresses: [], cnames: [] } : undefined;
};

const endOf = (page: Page, first: PageLine, answer: Answer, isCommand: boolean): PageLine => {
  let last = first;
  for (let number = first.number + (isCommand ? 1 : 0); number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || (last !== first && banner.test(line.text))) break;
    if (line.text.trim() === '') continue;
    if (!take(answer, line.text)) break;
    last = line;
  }
  return last;
};

/** dig +short prints nothing where there is nothing. */
const errorOf = ({ error, addresses }: Answer): string | undefined =>
  error ?? (addresses.length > 0 ? undefined : 'no address');

const readBlock = (page: Page, line: PageLine): Block | undefined => {
  const answer = startOf(line.text);
  if (!answer) return undefined;
  const last = endOf(page, line, answer, answer.name !== undefined);
  const { name, addresses, cnames, server, isShort } = answer;
  const isEmpty = last === line && addresses.length === 0 && !isShort;
  const error = errorOf(answer);
  const span = { start: line.start, end: last.end };
  const reading =
    name && !isEmpty
      ? toLookupReading({ name, addresses, cnames, server, span, ...(error ? { error } : {}) })
      : undefined;
  return { reading, next: last.number + 1 };
};

/** `dig`, with its headings or `+short`, and records as zone files write them. */
export const dig: Recogniser = {
  id: 'dig',
  sign: /\bdig\s|DiG|^;; |\sIN\s/m,
  read: (page) => readBlocks(page, (line) => readBlock(page, line)),
};
