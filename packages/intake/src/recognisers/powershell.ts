import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { readConnectionFailure } from '../http/connection-failure.ts';
import { toReplyBody } from '../http/reply-body.ts';
import type { Page, PageLine } from '../text/page.ts';
import { byProgram } from './guess.ts';
import { readPowershellTail } from './powershell-tail.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const names = 'Invoke-(?:RestMethod|WebRequest)|irm|iwr';
const start = new RegExp(`(?:^|[>+|;=(] {0,8}|\\d \\|\\s{1,8})(?:${names})\\b`, 'i');
const error = new RegExp(`^\\s{0,8}(?:${names})\\s{0,3}: (.{1,3000})$`, 'i');

const option = (text: string, name: string): string | undefined => {
  const match = new RegExp(`-${name}\\s{1,10}(?:"([^"]{1,3000})"|'([^']{1,3000})'|(\\S{1,3000}))`, 'i').exec(text);
  return match?.[1] ?? match?.[2] ?? match?.[3];
};

const urlIn = (text: string): string | undefined =>
  option(text, 'Uri') ?? /(https?:\/\/[^\s"'`)]{1,3000})/i.exec(text)?.[1];

const commandOf = (text: string): Exchange => {
  const url = urlIn(text);
  const method = option(text, 'Method');
  return { method: (method ?? 'GET').toUpperCase().slice(0, 20), ...(url && /^https?:\/\//i.test(url) ? { url } : {}) };
};

const outcomeOf = (words: string): Exchange => {
  const status = Number(/\((\d{3})\)|success: (\d{3})/.exec(words)?.slice(1).find(Boolean));
  if (status >= 100) return { status };
  if (/^[{<[]/.test(words)) {
    const body = toReplyBody(words);
    return body ? { responseBody: body } : {};
  }
  const failure = readConnectionFailure(words) ?? (/Unable to connect/i.test(words) ? 'timeout' : undefined);
  return failure ? { failure, failureText: words } : { failureText: words };
};

interface Block {
  readonly exchange: Exchange;
  readonly last: PageLine;
}

const readBlock = (page: Page, first: PageLine): Block => {
  const words = error.exec(first.text)?.[1];
  const below = readPowershellTail(page, first);
  const repeated = below.find(({ text }) => start.test(text));
  const said = words ? outcomeOf(words.trim()) : commandOf(first.text);
  return { exchange: { ...(repeated ? commandOf(repeated.text) : {}), ...said }, last: below.at(-1) ?? first };
};

const saysAnything = ({ url, status, responseBody, failureText }: Exchange): boolean =>
  url !== undefined || status !== undefined || responseBody !== undefined || failureText !== undefined;

/** Commands and errors of Invoke-RestMethod and Invoke-WebRequest. */
export const powershell: Recogniser = {
  id: 'powershell',
  sign: /Invoke-(?:RestMethod|WebRequest)|\birm |\biwr /i,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!error.test(line.text) && !start.test(line.text)) return undefined;
      const { exchange, last } = readBlock(page, line);
      const reading: Reading = {
        kind: 'powershell',
        span: { start: line.start, end: last.end },
        understood: describeExchange(exchange),
        says: { exchanges: [exchange] },
        guesses: [byProgram],
      };
      return { reading: saysAnything(exchange) ? reading : undefined, next: last.number + 1 };
    }),
};
