import { readConnectionFailure } from '../http/connection-failure.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import { toHeaderMap } from '../http/header-map.ts';
import { toReplyBody } from '../http/reply-body.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import { decodeBase64 } from '../text/base64.ts';
import { isRecord, numberOf, textOf } from '../text/parse-json.ts';

type Fields = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Fields => (isRecord(value) ? value : {});

/** A call in a HAR file. */
export interface HarExchange {
  readonly exchange: Exchange & { readonly method: string; readonly url: string };
  /** The browser's error: `net::ERR_FAILED`. */
  readonly error: string | undefined;
  /** Whom the browser was connected to. */
  readonly address: string | undefined;
  /** `xhr`, `fetch`, `preflight`, `script`, …; Chrome only. */
  readonly resourceType: string | undefined;
}

const headersOf = (value: unknown): HeaderLine[] =>
  (Array.isArray(value) ? value : []).slice(0, 200).flatMap((item: unknown) => {
    const { name, value: text } = recordOf(item);
    return typeof name === 'string' && typeof text === 'string' ? [[name, text] as const] : [];
  });

const bodyOf = (response: Fields): string | undefined => {
  const { text, encoding } = recordOf(response['content']);
  if (typeof text !== 'string') return undefined;
  return toReplyBody(encoding === 'base64' ? decodeBase64(text.slice(0, 8000)) : text);
};

const timeOf = (value: unknown): string | undefined => {
  const time = Date.parse(textOf(value) ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** Reads one entry; undefined when it names no call. */
export const toHarExchange = (entry: Fields): HarExchange | undefined => {
  const request = recordOf(entry['request']);
  const response = recordOf(entry['response']);
  const [method, url] = [textOf(request['method']), textOf(request['url'])];
  if (!method || !url || !/^(?:https?|wss?):\/\//i.test(url)) return undefined;
  const status = numberOf(response['status']) ?? 0;
  const error = textOf(response['_error']) ?? textOf(entry['_error']);
  const failure = status === 0 && error ? readConnectionFailure(error) : undefined;
  const { headers, claims } = toRequestHeaders(headersOf(request['headers']));
  const replyHeaders = headersOf(response['headers']);
  const body = bodyOf(response);
  const bytes = numberOf(request['bodySize']);
  const at = timeOf(entry['startedDateTime']);
  return {
    exchange: {
      method: method.toUpperCase(),
      url,
      requestHeaders: headers,
      ...(claims ? { claims } : {}),
      ...(bytes && bytes > 0 ? { bodyBytes: bytes } : {}),
      ...(status >= 100 && status <= 599 ? { status } : {}),
      ...(status > 0 && replyHeaders.length > 0 ? { responseHeaders: toHeaderMap(replyHeaders) } : {}),
      ...(body && status > 0 ? { responseBody: body } : {}),
      ...(failure && error ? { failure, failureText: error } : {}),
      ...(status === 0 && !failure ? { isLost: true } : {}),
      ...(at ? { at } : {}),
    },
    error,
    address: textOf(entry['serverIPAddress']),
    resourceType: textOf(entry['_resourceType']),
  };
};
