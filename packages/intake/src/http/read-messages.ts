import type { Exchange } from './exchange.ts';
import type { HeaderLine } from './header-lines.ts';
import { headerOf, toHeaderMap } from './header-map.ts';
import { toReplyBody } from './reply-body.ts';
import { toRequestHeaders } from './request-headers.ts';

/** The first line of a request. */
export interface RequestLine {
  readonly method: string;
  readonly target: string;
}

const requestShape = /^([A-Z]{3,12}) (\S{1,8192}) HTTP\/[\d.]{1,3}$/;
const statusShape = /^HTTP\/[\d.]{1,3} (\d{3})(?: .{0,100})?$/;

/** Reads `GET /path HTTP/1.1`. */
export const readRequestLine = (text: string): RequestLine | undefined => {
  const [, method, target] = requestShape.exec(text.trim()) ?? [];
  return method && target ? { method, target } : undefined;
};

/** Reads `HTTP/1.1 403 Forbidden`. */
export const readStatusLine = (text: string): number | undefined => {
  const status = Number(statusShape.exec(text.trim())?.[1]);
  return status >= 100 && status <= 599 ? status : undefined;
};

const lastOf = (lines: readonly HeaderLine[], name: string): string | undefined => headerOf(toHeaderMap(lines), name);

/** The URL that a request line and its headers make; the scheme is https, as API Gateway takes no other. */
export const urlOf = (target: string, lines: readonly HeaderLine[], connectedHost?: string): string | undefined => {
  if (/^(?:https?|wss?):\/\//i.test(target)) return target;
  const host = connectedHost ?? lastOf(lines, 'host') ?? lastOf(lines, ':authority');
  return host && target.startsWith('/') ? `https://${host}${target}` : undefined;
};

interface RequestParts {
  readonly line: RequestLine;
  readonly headers: readonly HeaderLine[];
  /** The host that was connected to, where it is known: `Host` may name another. */
  readonly connectedHost?: string | undefined;
}

/** The request's half of an exchange. A `Host` header that repeats the URL's host is left out. */
export const toRequestHalf = ({ line, headers, connectedHost }: RequestParts): Exchange => {
  const url = urlOf(line.target, headers, connectedHost);
  const { headers: all, claims } = toRequestHeaders(headers);
  const isSameHost = url !== undefined && /^[a-z]{2,5}:\/\/([^/?#]{0,300})/i.exec(url)?.[1] === all['host'];
  const { host, ...others } = all;
  const length = Number(headerOf(all, 'content-length'));
  return {
    method: line.method,
    ...(url ? { url } : {}),
    requestHeaders: host === undefined || isSameHost ? others : { ...others, host },
    ...(claims ? { claims } : {}),
    ...(length > 0 ? { bodyBytes: length } : {}),
  };
};

const dateOf = (headers: readonly HeaderLine[]): string | undefined => {
  const time = Date.parse(lastOf(headers, 'date') ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** The reply's half of an exchange. */
export const toReplyHalf = (status: number | undefined, headers: readonly HeaderLine[], body?: string): Exchange => {
  const at = dateOf(headers);
  const kept = toReplyBody(body);
  return {
    ...(status === undefined ? {} : { status }),
    ...(headers.length > 0 ? { responseHeaders: toHeaderMap(headers) } : {}),
    ...(kept ? { responseBody: kept } : {}),
    ...(at ? { at } : {}),
  };
};
