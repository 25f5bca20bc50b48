import { describeFailure, readConnectionFailure } from '../http/connection-failure.ts';
import { describeStatus } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import type { Reading, Recogniser } from './reading.ts';

const verbs = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';

/** `GET https://… net::ERR_FAILED 403 (Forbidden)` and `GET https://… 403 (Forbidden)` of Chrome. */
const chrome = new RegExp(
  `\\b(${verbs}) (https?://\\S{1,3000}) (?:(net::ERR_[A-Z_]{3,60})(?: (\\d{3}) ?(?:\\([\\w -]{0,40}\\))?)?|(\\d{3}) ?\\([\\w -]{0,40}\\))`,
);
/** `XHR GET https://… [HTTP/2 403 Forbidden 85ms]`, often without blanks. */
const firefox = new RegExp(
  `(?:XHR)?\\s?(${verbs})\\s{0,2}(https?://\\S{1,3000}?)\\s?\\[HTTP/[\\d.]{1,3} (\\d{3})\\b[^\\]]{0,60}\\]`,
);
/** The second of the two lines that Firefox copies. */
const firefoxStatus = /\[HTTP\/[\d.]{1,3} (\d{3})\b[^\]]{0,60}\]/;
const failedLoad =
  /Failed to load resource: (?:(net::ERR_[A-Z_]{3,60})|the server responded with a status of (\d{3}) ?\([^)]{0,60}\)(?: \([^()]{1,200}, line \d{1,7}\))?|.{1,200}?)(?: {1,4}\(?(https?:\/\/\S{1,3000}?)\)?)?$/;
/** Chrome writes the URL, with a line number, before the words. */
const urlBefore = /(https?:\/\/\S{1,3000}?)(?::\d{1,6})? {1,4}$/;
const lone =
  /\bnet::ERR_[A-Z_]{3,60}|\bNS_ERROR_(?:UNKNOWN_HOST|CONNECTION_REFUSED|NET_TIMEOUT|NET_[A-Z_]{3,40}|FAILURE)\b/;
const exception =
  /(?:Uncaught \(in promise\):? ?)?(?:TypeError: )?(?:Failed to fetch|NetworkError when attempting to fetch resource\.?|Load failed|AxiosError: Network Error|Error: Network Error|Request has been terminated Possible causes: .{0,200})(?= |$|\.|\()/;

interface Line {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly error?: string | undefined;
  readonly status?: number | undefined;
}

const toExchange = ({ method, url, error, status }: Line, text: string): Exchange => {
  const failure = error && status === undefined ? readConnectionFailure(error) : undefined;
  return {
    ...(method ? { method } : {}),
    ...(url ? { url } : {}),
    ...(status === undefined ? {} : { status }),
    ...(failure ? { failure, failureText: text } : {}),
  };
};

const wordsOf = ({ method, url, error, status }: Line, failure: Exchange['failure']): string => {
  const call = [method, url?.slice(0, 200)].filter(Boolean).join(' ');
  const outcome =
    status === undefined ? (failure ? describeFailure(failure) : (error ?? 'failed')) : describeStatus(status);
  return call === '' ? outcome : `${call}: ${outcome}`;
};

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const toReading = ({ match, span }: LineMatch, line: Line): Reading => {
  const exchange = toExchange(line, match[0]);
  const isBlocked = line.error === 'net::ERR_FAILED' && line.status !== undefined;
  const notes = [
    ...(line.error === 'net::ERR_BLOCKED_BY_CLIENT'
      ? ['An extension of the browser blocked the call, not API Gateway']
      : []),
    ...(isBlocked ? ['The reply came, and the browser kept it from the page'] : []),
  ];
  return {
    kind: 'browser-console',
    span,
    understood: wordsOf(line, exchange.failure),
    notes,
    says: {
      exchanges: Object.keys(exchange).length > 0 ? [exchange] : [],
      request: { from: 'browser' },
      ...(line.error ? { symptom: { console: match[0] } } : {}),
    },
    ...(isBlocked
      ? {
          guesses: [
            {
              because: 'ERR_FAILED beside a status means that the browser blocked the reply',
              says: { kind: 'blocked-by-browser' },
            },
          ],
        }
      : {}),
  };
};

const toException = ({ match, span }: LineMatch): Reading => ({
  kind: 'browser-console',
  span,
  understood: `A script's call failed (${match[0].trim()}); the browser does not tell scripts why`,
  says: { request: { from: 'browser' }, symptom: { console: match[0].trim() } },
});

interface Row {
  readonly found: LineMatch;
  readonly line: Line;
}

const toRow = (found: LineMatch, line: Line): Row => ({ found, line });

const ofLoad = (found: LineMatch): Row => {
  const [, error, status, behind] = found.match;
  const before = urlBefore.exec(found.line.text.slice(0, found.match.index));
  const start = found.span.start - (before?.[0].length ?? 0);
  const line = { url: before?.[1] ?? behind, error, status: numberOf(status) };
  return { found: { ...found, span: { start, end: found.span.end } }, line };
};

const rows = (page: Page): Row[] => [
  ...matchLines(page, chrome).map((found) => {
    const [, method, url, error, beside, status] = found.match;
    return toRow(found, { method, url, error, status: numberOf(beside ?? status) });
  }),
  ...matchLines(page, firefox).map((found) => {
    const [, method, url, status] = found.match;
    return toRow(found, { method, url, status: numberOf(status) });
  }),
  ...matchLines(page, failedLoad).map(ofLoad),
  ...matchLines(page, firefoxStatus).map((found) => toRow(found, { status: numberOf(found.match[1]) })),
  ...matchLines(page, lone).map((found) => toRow(found, { error: found.match[0] })),
];

/** Of each line the first wording that fits. */
const firstOfLine = <T extends { readonly found: LineMatch }>(found: readonly T[]): T[] => {
  const taken = new Set<number>();
  return found.filter(({ found: { line } }) => {
    const isFirst = !taken.has(line.number);
    taken.add(line.number);
    return isFirst;
  });
};

/** Lines of a browser's console about the network, and the exceptions that scripts see. */
export const browserNetwork: Recogniser = {
  id: 'browser-network',
  sign: /net::ERR_|\[HTTP\/|Failed to load resource|Failed to fetch|NetworkError|Load failed|Network Error|NS_ERROR|\d{3} \(/,
  read: (page) => {
    const said = firstOfLine(rows(page));
    const lines = new Set(said.map(({ found }) => found.line.number));
    const thrown = matchLines(page, exception).filter(({ line }) => !lines.has(line.number));
    return [...said.map(({ found, line }) => toReading(found, line)), ...thrown.map(toException)];
  },
};
