import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import { readHeaderLine, sideOf } from '../http/header-lines.ts';
import { headerOf, toHeaderMap } from '../http/header-map.ts';
import { readConnectionFailure } from '../http/connection-failure.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

const field =
  /^\s{0,8}(Request URL|Request Method|Status Code|Remote Address|Referrer Policy)\s{0,4}:?\s{0,4}(.{0,3900})$/;
const section = /^\s{0,8}(?:▼ ?)?(General|Response Headers|Request Headers)\b.{0,60}$/;
const noise =
  /^\s{0,8}(?:view source|view parsed|raw|provisional headers are shown.{0,100}|learn more|disable cache.{0,40}|\(\d{1,3}\))\s{0,4}$/i;

interface Panel {
  url?: string;
  method?: string;
  status?: string;
  address?: string;
  part: 'general' | 'reply' | 'request';
  reply: HeaderLine[];
  request: HeaderLine[];
}

const setField = (panel: Panel, name: string, value: string): void => {
  if (name === 'Request URL') panel.url = value;
  if (name === 'Request Method') panel.method = value;
  if (name === 'Status Code') panel.status = value;
  if (name === 'Remote Address') panel.address = value;
};

const isName = (text: string): boolean =>
  /^:?[A-Za-z][\w-]{1,60}:?$/.test(text) && sideOf(text.replace(/:$/, '')) !== undefined;

/** How many lines were taken: two where the value stands below its name; 0 when the panel is over. */
const take = (panel: Panel, text: string, below: string | undefined): number => {
  const [, name, value = ''] = field.exec(text) ?? [];
  if (name) {
    setField(panel, name, value === '' ? (below?.trim() ?? '') : value.trim());
    return value === '' ? 2 : 1;
  }
  const title = section.exec(text)?.[1];
  if (title) {
    panel.part = title === 'General' ? 'general' : title === 'Response Headers' ? 'reply' : 'request';
    return 1;
  }
  if (noise.test(text) || text.trim() === '') return 1;
  if (panel.part === 'general') {
    const side = sideOf(text.trim().split(':')[0] ?? '');
    if (side === undefined) return 0;
    panel.part = side === 'request' ? 'request' : 'reply';
  }
  const list = panel.part === 'reply' ? panel.reply : panel.request;
  const trimmed = text.trim();
  if (isName(trimmed) && below !== undefined) {
    list.push([trimmed.replace(/:$/, ''), below.trim()]);
    return 2;
  }
  const header = readHeaderLine(trimmed);
  if (header) list.push(header);
  return header ? 1 : 0;
};

const toExchange = ({ url, method, status, reply, request }: Panel): Exchange => {
  const code = Number(/^\W{0,4}(\d{3})\b/.exec(status ?? '')?.[1]);
  const failure = Number.isNaN(code) && status ? readConnectionFailure(status) : undefined;
  const { headers, claims } = toRequestHeaders(request);
  return {
    ...(url ? { url } : {}),
    ...(method ? { method: method.toUpperCase() } : {}),
    ...(code >= 100 ? { status: code } : {}),
    ...(reply.length > 0 ? { responseHeaders: toHeaderMap(reply) } : {}),
    ...(request.length > 0 ? { requestHeaders: headers } : {}),
    ...(claims ? { claims } : {}),
    ...(failure && status ? { failure, failureText: status } : {}),
  };
};

/** `10.0.1.5:443`: whom the browser was connected to. */
const sightingsOf = ({ url, address }: Panel): Sighting[] => {
  const [, ip, port] = /^\[?([0-9a-f.:]{3,45}?)\]?:(\d{1,5})$/i.exec(address ?? '') ?? [];
  const host = /^https?:\/\/([^/:?#]{1,253})/.exec(url ?? '')?.[1];
  return ip && host ? [{ kind: 'tcp', host, address: ip, port: Number(port), outcome: 'connected' }] : [];
};

const readPanel = (page: Page, first: PageLine): Block => {
  const panel: Panel = { part: 'general', reply: [], request: [] };
  let last = first;
  let number = first.number;
  while (number < page.all.length) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    const taken = take(panel, line.text, page.all[number + 1]?.text);
    if (taken === 0) break;
    number += taken;
    const end = page.all[number - 1] ?? line;
    if (end.text.trim() !== '') last = end;
  }
  const exchange = toExchange(panel);
  if (!exchange.url) return { next: number };
  const origin = headerOf(exchange.requestHeaders, 'origin');
  const isBlocked = /cors|blocked/i.test(panel.status ?? '');
  const reading: Reading = {
    kind: 'devtools',
    span: { start: first.start, end: last.end },
    understood: describeExchange(exchange),
    says: {
      exchanges: [exchange],
      request: { from: 'browser', ...(origin ? { origin } : {}) },
      sightings: sightingsOf(panel),
      ...(isBlocked ? { kind: 'blocked-by-browser' as const } : {}),
    },
  };
  return { reading, next: number };
};

/** What the headers tab of a browser's network panel shows, name and value on one line or on two. */
export const devtools: Recogniser = {
  id: 'devtools',
  sign: /Request URL/,
  read: (page) =>
    readBlocks(page, (line) =>
      /^\s{0,8}(?:General|Request URL)\b/.test(line.text) ? readPanel(page, line) : undefined,
    ),
};
