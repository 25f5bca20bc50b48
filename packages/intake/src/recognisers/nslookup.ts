import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { addressShape, nameShape, toLookupReading } from './lookup.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const command =
  /(?:^|[$%#>] {0,4})nslookup\s{1,10}(?:-\S{1,40}\s{1,10}){0,4}(\S{1,255})(?:\s{1,10}(\S{1,100}))?\s{0,10}$/i;
const server = /^(?:Server|Serveur|Servidor):\s{1,20}(\S{1,100})$/i;
const name = /^(?:Name|Nom|Nombre):\s{1,20}(\S{1,255})$/i;
const address = /^(?:Address(?:es)?|Adresse|Direcci[oó]n):\s{1,20}([0-9a-f.:]{3,45})(?:#\d{1,5})?$/i;
const alias = /^(\S{1,255}?)\.?\s{1,20}canonical name = (\S{1,255}?)\.?$/i;
const aliases = /^Aliases:\s{1,20}(\S{1,255})$/i;
const missing = /^\*{2,3} ?(?:server|.{1,80}?) can't find (\S{1,255}?): ?(.{1,60})$/i;
const slow =
  /^(?:;; connection timed out|DNS request timed out|\*{3} Request to .{1,80} timed-?out|\*{3} Can't find server|timeout was \d)/i;
const heading =
  /^(?:Non-authoritative answer:|R.ponse ne faisant pas autorit.{0,4}:|Authoritative answers can be found from:)/i;

interface Answer {
  name?: string | undefined;
  server?: string | undefined;
  error?: string | undefined;
  addresses: string[];
  cnames: string[];
}

/** The first address belongs to the server, those below the name to the name. */
const takeAddress = (answer: Answer, value: string, isNamed: boolean): void => {
  if (isNamed) answer.addresses.push(value);
  else answer.server = value;
};

const take = (answer: Answer, text: string, state: { isNamed: boolean }): boolean => {
  const line = text.trim();
  const [, host] = name.exec(line) ?? [];
  const [, from, to] = alias.exec(line) ?? [];
  const [, gone, why] = missing.exec(line) ?? [];
  const value = address.exec(line)?.[1] ?? (state.isNamed && addressShape.test(line) ? line : undefined);
  if (host) {
    answer.name ??= host;
    state.isNamed = true;
  } else if (from && to) {
    answer.name = answer.cnames.length === 0 ? from : answer.name;
    answer.cnames.push(to);
  } else if (gone) {
    answer.name ??= gone;
    answer.error = /non-existent/i.test(why ?? '') ? 'NXDOMAIN' : (why ?? 'not found');
  } else if (value) takeAddress(answer, value, state.isNamed);
  else if (slow.test(line)) answer.error = 'timed out';
  else if (aliases.test(line)) return true;
  else return server.test(line) || heading.test(line);
  return true;
};

const readBlock = (page: Page, first: PageLine, answer: Answer, from: number): PageLine => {
  const state = { isNamed: false };
  let last = first;
  for (let number = from; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (server.test(line.text.trim()) && (state.isNamed || answer.error)) break;
    if (!take(answer, line.text, state)) break;
    last = line;
  }
  return last;
};

const readLookup = (page: Page, line: PageLine): Block | undefined => {
  const text = line.text.trim();
  const [, asked, at] = command.exec(text) ?? [];
  if (!asked && ![server, missing, alias, heading].some((pattern) => pattern.test(text))) return undefined;
  const named = asked && nameShape.test(asked) ? asked : undefined;
  const answer: Answer = { name: named, server: at, addresses: [], cnames: [] };
  const last = readBlock(page, line, answer, asked ? line.number + 1 : line.number);
  const { name: host, addresses, cnames, error } = answer;
  const isEmpty = addresses.length === 0 && cnames.length === 0 && !error;
  const span = { start: line.start, end: last.end };
  const lookup = { addresses, cnames, server: answer.server, span, ...(error ? { error } : {}) };
  return { reading: host && !isEmpty ? toLookupReading({ name: host, ...lookup }) : undefined, next: last.number + 1 };
};

/** `nslookup` of Linux, macOS and Windows. */
export const nslookup: Recogniser = {
  id: 'nslookup',
  sign: /nslookup|can't find|canonical name|^\s{0,4}(?:Server|Name):/im,
  read: (page) => readBlocks(page, (line) => readLookup(page, line)),
};
