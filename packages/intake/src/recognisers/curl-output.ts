import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { hasOutcome } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import { readHeaderLine } from '../http/header-lines.ts';
import { readRequestLine, readStatusLine, toReplyHalf, toRequestHalf } from '../http/read-messages.ts';
import type { RequestLine } from '../http/read-messages.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isBodyEnd } from './body-end.ts';
import type { CurlConnection } from './curl-info.ts';
import { readCurlInfo } from './curl-info.ts';
import { readCurlError } from './curl-error.ts';
import { byProgram, hostOnly } from './guess.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

const clock = /^\d\d:\d\d:\d\d\.\d{1,6} /;
const marker = /^(?:[*<>](?: |$)|[{}] \[)/;
const meter = /^\s{0,60}(?:% Total\b|Dload\s{1,4}Upload|\d{1,3}\s{1,8}\d)/;

interface State {
  mode: 'info' | 'request' | 'reply' | 'body';
  connection: CurlConnection;
  line: RequestLine | undefined;
  sent: HeaderLine[];
  status: number | undefined;
  received: HeaderLine[];
  body: string[];
  done: Exchange[];
}

const fresh = (): State => ({
  mode: 'info',
  connection: { sightings: [] },
  line: undefined,
  sent: [],
  status: undefined,
  received: [],
  body: [],
  done: [],
});

const toExchange = (state: State): Exchange => {
  const { connection, line, sent, status, received, body } = state;
  const request = line
    ? toRequestHalf({ line, headers: sent, connectedHost: connection.viaProxy ? undefined : connection.host })
    : {};
  const hasReply = status !== undefined || received.length > 0;
  const failure = hasReply ? undefined : connection.failure;
  const failureText = hasReply ? undefined : connection.failureText;
  const slowText = hasReply ? undefined : connection.slowText;
  return {
    ...request,
    ...(connection.url ? { url: connection.url } : {}),
    ...(hasReply ? toReplyHalf(status, received, body.join('\n')) : {}),
    ...(failure ? { failure } : {}),
    ...(failureText ? { failureText } : {}),
    ...(slowText ? { slowText } : {}),
  };
};

/** Closes the exchange at hand; what a proxy said to CONNECT is none of ours. */
const finish = (state: State): void => {
  const isTunnel = state.line?.method === 'CONNECT' && (state.status ?? 0) < 300;
  const exchange = toExchange(state);
  if (!isTunnel && (exchange.method !== undefined || hasOutcome(exchange))) state.done.push(exchange);
  const { host, port, viaProxy, isInsecure, sightings } = state.connection;
  const connection = { host, port, viaProxy, isInsecure, sightings };
  Object.assign(state, { ...fresh(), connection, done: state.done });
};

const readSent = (state: State, text: string): void => {
  const line = readRequestLine(text);
  if (line) {
    if (state.line) finish(state);
    state.line = line;
    state.mode = 'request';
    return;
  }
  const header = readHeaderLine(text);
  if (header && state.mode === 'request') state.sent.push(header);
};

const readReceived = (state: State, text: string): void => {
  const status = readStatusLine(text);
  if (status !== undefined) {
    // 100 Continue precedes the reply.
    Object.assign(state, { status, received: [], body: [], mode: 'reply' });
    return;
  }
  if (text.trim() === '') state.mode = 'body';
  const header = readHeaderLine(text);
  if (header && state.mode === 'reply') state.received.push(header);
};

const readInfo = (state: State, text: string): void => {
  if (/^\s{0,4}Trying |^Host .{1,300} was resolved|^Issue another request/.test(text) && state.status !== undefined)
    finish(state);
  state.connection = readCurlInfo(state.connection, text);
};

/** A body without a line end is followed by curl's own line at once. */
const glued = /\* (?:Connection #\d|Closing connection|Curl_http_done|shutting down connection)/;

const readBody = (state: State, text: string): void => {
  const at = text.search(glued);
  state.body.push(at === -1 ? text : text.slice(0, at));
};

const isPrompt = (text: string): boolean =>
  /^(?:\$ |% |PS [A-Z]:|[A-Z]:\\|\[[\w.-]{1,40}@[^\]]{1,80}\]|[\w.-]{1,40}@[\w.-]{1,80}[:~$])/.test(text);

/** Takes a line in; false when the output of curl has ended before it. */
const take = (state: State, raw: string): boolean => {
  const text = raw.replace(clock, '');
  if (marker.test(text)) {
    const rest = text.slice(2);
    if (text.startsWith('>')) readSent(state, rest);
    else if (text.startsWith('<')) readReceived(state, rest);
    else if (text.startsWith('*')) readInfo(state, rest);
    return true;
  }
  if (meter.test(text)) return true;
  const error = readCurlError(text, state.connection.hint);
  if (error) {
    if (state.status === undefined) state.connection = { ...state.connection, ...error };
    return true;
  }
  if (state.status === undefined || (state.mode !== 'body' && state.mode !== 'reply') || isPrompt(text)) return false;
  if (text.trim() === '') return !isBodyEnd(state.body);
  if (isBodyEnd(state.body)) return false;
  readBody(state, text);
  return true;
};

const isStart = ({ text }: PageLine): boolean => {
  const line = text.replace(clock, '');
  if (readRequestLine(line.slice(2)) && line.startsWith('> ')) return true;
  if (readStatusLine(line.slice(2)) && line.startsWith('< ')) return true;
  return /^\* (?:\s{0,4}Trying |Host .{1,300} was resolved|Could ?n.t resolve|Could not resolve|Connected to |Rebuilt URL|Added .{1,300} to DNS|Uses proxy|Failed to connect|About to connect|Preparing request to |processing:|STATE:|IPv6: )/.test(
    line,
  );
};

const notesOf = ({ connection: { isInsecure, viaProxy } }: State): string[] => [
  ...(isInsecure ? ['The certificate was not checked (-k)'] : []),
  ...(viaProxy ? ['The call went through a proxy'] : []),
];

/** The host may be named only after its addresses were tried. */
const nameHost = (sighting: Sighting, host: string | undefined): Sighting =>
  sighting.kind === 'tcp' && host && sighting.host === sighting.address ? { ...sighting, host } : sighting;

const understoodOf = (done: readonly Exchange[], host: string | undefined): string => {
  const last = done.at(-1);
  if (!last) return `The connection to ${host ?? 'a host'}`;
  return `${describeExchange(last)}${done.length > 1 ? ` (the last of ${done.length} exchanges)` : ''}`;
};

const readBlock = (page: Page, from: number): Block => {
  const state = fresh();
  const first = page.all[from];
  let last = first;
  let number = from;
  for (; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || (line.text.trim() !== '' && !page.isFree(line)) || !take(state, line.text)) break;
    if (line.text.trim() !== '') last = line;
  }
  const { host } = state.connection;
  const sightings = state.connection.sightings.map((sighting) => nameHost(sighting, host));
  const notes = notesOf(state);
  finish(state);
  if (!first || !last || (state.done.length === 0 && sightings.length === 0)) return { next: number };
  const isNamed = state.done.some(({ url }) => url !== undefined);
  const reading: Reading = {
    kind: 'curl-output',
    span: { start: first.start, end: last.end },
    understood: understoodOf(state.done, host),
    notes,
    says: { exchanges: state.done, sightings },
    guesses: [byProgram, ...(isNamed ? [] : hostOnly(host))],
  };
  return { reading, next: Math.max(number, from + 1) };
};

/** Output of `curl -v`: names, connection, TLS, request and reply lines, the body between them. */
export const curlOutput: Recogniser = {
  id: 'curl-output',
  sign: /^(?:\d\d:\d\d:\d\d\.\d{1,6} )?(?:\* |> [A-Z]{3,12} |< HTTP)/m,
  read: (page) => readBlocks(page, (line) => (isStart(line) ? readBlock(page, line.number) : undefined)),
};
