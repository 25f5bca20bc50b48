import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import type { ConnectionTest } from './connection-test.ts';
import { outcomeOfWords, toConnectionReading } from './connection-test.ts';
import { addressShape } from './lookup.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

const command = /(?:^|[$%#>] {0,4})telnet\s{1,10}(?:-\S{1,20}\s{1,5}){0,3}(\S{1,255})\s{1,10}(\d{1,5}|https)\s{0,10}$/i;
const trying = /^Trying ([0-9a-f.:]{3,45})\.\.\.$/i;
const connected = /^Connected to (\S{1,255}?)\.?$/;
const escape = /^Escape character is/;
const failure =
  /^telnet: (?:connect to address ([0-9a-f.:]{3,45}): |Unable to connect to remote host: |could not resolve (\S{1,255}?)\/\S{1,10}: )(.{1,120})$/i;
const windows =
  /^Connecting To (\S{1,255}?)\.\.\.Could not open connection to the host, on port (\d{1,5}): (.{1,60})$/i;
const closed = /^Connection closed by foreign host\.$/;

interface Attempt {
  host?: string | undefined;
  port: number;
  address?: string | undefined;
  outcome?: ConnectionTest['outcome'] | undefined;
  words?: string | undefined;
}

const fail = (attempt: Attempt, line: string, [, address, host, words = '']: RegExpExecArray): void => {
  attempt.address = address ?? attempt.address;
  attempt.host = host ?? attempt.host;
  // The last line repeats the reason of the last address.
  attempt.outcome = outcomeOfWords(words);
  attempt.words = line;
};

const take = (attempt: Attempt, text: string): boolean => {
  const line = text.trim();
  const tried = trying.exec(line)?.[1];
  const name = connected.exec(line)?.[1];
  const failed = failure.exec(line);
  if (tried) attempt.address = tried;
  else if (name) {
    attempt.outcome = 'connected';
    if (!addressShape.test(name)) attempt.host ??= name;
  } else if (failed) fail(attempt, line, failed);
  else return escape.test(line) || closed.test(line) || line === '^]';
  return true;
};

const readLines = (page: Page, first: PageLine, attempt: Attempt, from: number): PageLine => {
  let last = first;
  for (let number = from; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || line.text.trim() === '' || !take(attempt, line.text)) break;
    last = line;
  }
  return last;
};

const readWindows = (line: PageLine): Block | undefined => {
  const [words, host, port, why = ''] = windows.exec(line.text.trim()) ?? [];
  if (!words || !host) return undefined;
  const test = { host, port: Number(port), outcome: outcomeOfWords(why), words, span: line };
  return { reading: toConnectionReading(test), next: line.number + 1 };
};

const startOf = (text: string): { readonly attempt: Attempt; readonly isCommand: boolean } | undefined => {
  const [, host, port] = command.exec(text) ?? [];
  if (host && port) return { attempt: { host, port: Number(port) || 443 }, isCommand: true };
  return trying.test(text) || failure.test(text) ? { attempt: { port: 443 }, isCommand: false } : undefined;
};

const readBlock = (page: Page, line: PageLine): Block | undefined => {
  const start = startOf(line.text.trim());
  if (!start) return undefined;
  const { attempt, isCommand } = start;
  const last = readLines(page, line, attempt, line.number + (isCommand ? 1 : 0));
  const { address, port, outcome, words } = attempt;
  const host = attempt.host ?? address;
  const span = { start: line.start, end: last.end };
  const reading = host && outcome ? toConnectionReading({ host, address, port, outcome, words, span }) : undefined;
  return { reading, next: last.number + 1 };
};

/** `telnet host 443`, of Linux, macOS and Windows. */
export const telnet: Recogniser = {
  id: 'telnet',
  sign: /telnet|^Trying |^Connecting To /im,
  read: (page) => readBlocks(page, (line) => readWindows(line) ?? readBlock(page, line)),
};
