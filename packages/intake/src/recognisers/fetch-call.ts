import type { CaseRequest } from '@gatescope/shared';
import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import type { FoundJson } from '../text/find-json.ts';
import type { Page } from '../text/page.ts';
import { isRecord, textOf } from '../text/parse-json.ts';
import type { Reading, Recogniser } from './reading.ts';

const before = /\bfetch\(\s{0,20}["'](https?:\/\/[^"'\s]{1,3000})["'],\s{0,20}$/;

const headersOf = (value: unknown): (readonly [string, string])[] =>
  Object.entries(isRecord(value) ? value : {}).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );

/** The page's origin stands in the referrer. */
const clientOf = (options: Readonly<Record<string, unknown>>): CaseRequest => {
  const origin = /^https?:\/\/[^/]{1,300}/.exec(textOf(options['referrer']) ?? '')?.[0];
  const credentials = textOf(options['credentials']);
  return { from: 'browser', ...(origin ? { origin } : {}), ...(credentials ? { credentials } : {}) };
};

const toReading = (page: Page, { value, start, end }: FoundJson): Reading[] => {
  const lead = before.exec(page.text.slice(Math.max(0, start - 3100), start));
  const url = lead?.[1];
  if (!isRecord(value) || !lead || !url) return [];
  const { headers, claims } = toRequestHeaders(headersOf(value['headers']));
  const exchange: Exchange = {
    method: (textOf(value['method']) ?? 'GET').toUpperCase().slice(0, 20),
    url,
    requestHeaders: headers,
    ...(claims ? { claims } : {}),
  };
  const close = /^\s{0,10}\)\s{0,4};?/.exec(page.text.slice(end, end + 20))?.[0].length ?? 0;
  return [
    {
      kind: 'fetch-call',
      span: { start: start - lead[0].length, end: end + close },
      understood: describeExchange(exchange),
      notes: ['Browsers add headers of their own and leave cookies out of this form'],
      says: { exchanges: [exchange], request: clientOf(value) },
    },
  ];
};

/** A call of `fetch` with its options, as a browser's network panel copies it. */
export const fetchCall: Recogniser = {
  id: 'fetch-call',
  sign: /\bfetch\(/,
  read: (page) => page.json().flatMap((found) => toReading(page, found)),
};
