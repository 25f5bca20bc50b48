import { readConnectionFailure } from '../http/connection-failure.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import { readHeaderLine } from '../http/header-lines.ts';
import { readStatusLine, toReplyHalf } from '../http/read-messages.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { byProgram, hostOnly } from './guess.ts';
import { addressShape } from './lookup.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

const start = /^--\d{4}-\d\d-\d\d [\d:]{8}--\s{1,4}(https?:\/\/\S{1,3000})$/;
const resolving = /^Resolving (\S{1,255})(?: \(\S{1,255}\))?\.\.\. (.{1,600})$/;
const connecting = /^Connecting to (\S{1,255}?)(?: \(\S{1,255}\))?\|([0-9a-f.:]{3,45})\|:(\d{1,5})\.\.\. (.{1,100})$/;
const awaiting = /^(?:HTTP|Proxy) request sent, awaiting response\.\.\.(?: (\d{3}) .{0,60})?$/;
const error = /^(?:\d{4}-\d\d-\d\d [\d:]{8} )?ERROR (\d{3}): .{1,60}$/;
const unresolved = /^wget: unable to resolve host address [‘'"`]([^’'"`]{1,255})[’'"`]/;
const requested = /^requested host name [‘'"`]([^’'"`]{1,255})[’'"`]\.?$/;
const rest =
  /^(?:Length: |Saving to|Retrying\.|Giving up|Location: |\s{2,4}\S|Unable to establish SSL|ERROR: .{1,300}|To connect to .{1,300}|Connection reset)/;

interface Log {
  url: string | undefined;
  status: number | undefined;
  headers: HeaderLine[];
  sightings: Sighting[];
  failureText: string | undefined;
}

const resolved = (log: Log, [line, name = '', result = '']: RegExpExecArray): void => {
  const addresses = result.split(/,\s{0,4}/).filter((item) => addressShape.test(item));
  log.sightings.push({ kind: 'dns', name, addresses, ...(addresses.length > 0 ? {} : { error: 'not found' }) });
  if (addresses.length === 0) log.failureText = line;
};

const connected = (log: Log, [line, host = '', address = '', port, result = '']: RegExpExecArray): void => {
  const isOpen = result.startsWith('connected');
  const outcome = isOpen
    ? 'connected'
    : /refused/.test(result)
      ? 'refused'
      : /timed out/.test(result)
        ? 'timeout'
        : 'failed';
  log.sightings.push({ kind: 'tcp', host, address, port: Number(port), outcome });
  if (!isOpen) log.failureText = line;
};

const take = (log: Log, text: string): boolean => {
  const line = text.trim();
  const name = resolving.exec(line);
  const peer = connecting.exec(line);
  const status = readStatusLine(line) ?? Number(awaiting.exec(line)?.[1] ?? error.exec(line)?.[1]);
  const header = /^\s{2}/.test(text) ? readHeaderLine(text) : undefined;
  const missing = unresolved.exec(line)?.[1];
  const wrong = requested.exec(line)?.[1];
  if (name) resolved(log, name);
  else if (peer) connected(log, peer);
  else if (status >= 100) log.status = status;
  else if (missing) log.failureText = line;
  else if (wrong) log.sightings.push({ kind: 'tls', host: wrong, outcome: 'name-mismatch' });
  else if (header) log.headers.push(header);
  else if (/^(?:ERROR: |Unable to establish SSL)/.test(line)) log.failureText = line;
  else return awaiting.test(line) || rest.test(text);
  return true;
};

const toExchange = ({ url, status, headers, failureText }: Log): Exchange => {
  const failure = failureText && status === undefined ? readConnectionFailure(failureText) : undefined;
  return {
    method: 'GET',
    ...(url ? { url } : {}),
    ...(status === undefined ? {} : toReplyHalf(status, headers)),
    ...(failureText && status === undefined ? { failureText } : {}),
    ...(failure ? { failure } : {}),
  };
};

const readBlock = (page: Page, first: PageLine): { readonly log: Log; readonly last: PageLine } => {
  const url = start.exec(first.text.trim())?.[1];
  const log: Log = { url, status: undefined, headers: [], sightings: [], failureText: undefined };
  let last = first;
  for (let number = first.number + (url ? 1 : 0); number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line) || start.test(line.text)) break;
    if (line.text.trim() === '') continue;
    if (!take(log, line.text)) break;
    last = line;
  }
  return { log, last };
};

const starts = [start, resolving, connecting, awaiting, error, unresolved];

const toReading = (log: Log, first: PageLine, last: PageLine): Reading => {
  const exchange = toExchange(log);
  const resolvedName = log.sightings.flatMap((sighting) => (sighting.kind === 'dns' ? [sighting.name] : []))[0];
  const host = unresolved.exec(last.text.trim())?.[1] ?? resolvedName;
  return {
    kind: 'program-error',
    span: { start: first.start, end: last.end },
    understood: describeExchange(exchange),
    says: { exchanges: [exchange], sightings: log.sightings },
    guesses: [byProgram, ...hostOnly(log.url ? undefined : host)],
  };
};

/** Output of `wget`, with and without `-S`. */
export const wget: Recogniser = {
  id: 'wget',
  sign: /^--\d{4}-\d\d-\d\d|awaiting response\.\.\.|wget:|^Resolving |ERROR \d{3}:/m,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!starts.some((pattern) => pattern.test(line.text.trim()))) return undefined;
      const { log, last } = readBlock(page, line);
      return { reading: toReading(log, line, last), next: last.number + 1 };
    }),
};
