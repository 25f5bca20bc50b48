import { isSameCall } from '../combine/join-exchanges.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { isFailed } from '../http/exchange.ts';
import { headerOf } from '../http/header-map.ts';
import type { HeaderMap } from '../http/header-map.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';
import { splitUrl } from '../url/split-url.ts';
import { readHar } from './har-entries.ts';
import type { HarExchange } from './har-exchange.ts';
import { toHarExchange } from './har-exchange.ts';
import { byProgram } from './guess.ts';
import type { Guess, Reading, Recogniser, Sighting } from './reading.ts';

const marks = ['x-amzn-requestid', 'x-amz-apigw-id', 'apigw-requestid', 'x-amzn-errortype'];
const isPage = ({ resourceType }: HarExchange): boolean =>
  /^(?:document|script|stylesheet|image|font|media|manifest)$/.test(resourceType ?? '');

const isOfApi = ({ exchange }: HarExchange): boolean => {
  const read = readInvokeUrl(exchange.url);
  return (
    read?.apiId !== undefined ||
    read?.vpceId !== undefined ||
    marks.some((name) => headerOf(exchange.responseHeaders, name) !== undefined)
  );
};

const isPreflight = ({ exchange, resourceType }: HarExchange): boolean =>
  exchange.method === 'OPTIONS' &&
  (resourceType === 'preflight' || headerOf(exchange.requestHeaders, 'access-control-request-method') !== undefined);

const callOf = (preflight: HarExchange, all: readonly HarExchange[]): HarExchange | undefined =>
  all.findLast(
    (other) => !isPreflight(other) && isSameCall({ ...other.exchange, method: 'OPTIONS' }, preflight.exchange),
  );

const preflightOf = (call: HarExchange, all: readonly HarExchange[]): HarExchange | undefined =>
  all.findLast((other) => isPreflight(other) && isSameCall({ ...call.exchange, method: 'OPTIONS' }, other.exchange));

/** A call of an API that failed before any other failure; a preflight that failed stands for its call. */
const pickMain = (all: readonly HarExchange[]): HarExchange | undefined => {
  const failed = all.filter(({ exchange, error }) => isFailed(exchange) || error !== undefined);
  const picked =
    failed.findLast(isOfApi) ?? failed.findLast((entry) => !isPage(entry)) ?? all.findLast(isOfApi) ?? all.at(-1);
  return picked && isPreflight(picked) ? (callOf(picked, all) ?? picked) : picked;
};

const isCrossOrigin = ({ exchange }: HarExchange): boolean => {
  const origin = headerOf(exchange.requestHeaders, 'origin');
  return origin !== undefined && splitUrl(origin)?.host !== splitUrl(exchange.url)?.host;
};

/**
 * Browsers leave Authorization and cookies out of a saved HAR. The preflight tells whether one was sent; without it the
 * headers count as complete only where they show something that decides.
 */
const completeHeaders = (
  main: HarExchange,
  preflight: HarExchange | undefined,
): { readonly headers?: HeaderMap; readonly note?: string } => {
  const headers = main.exchange.requestHeaders ?? {};
  if (headerOf(headers, 'authorization') !== undefined) return { headers };
  const asked = headerOf(preflight?.exchange.requestHeaders, 'access-control-request-headers');
  if (asked !== undefined)
    return /(?:^|[,\s])authorization(?:$|[,\s])/i.test(asked)
      ? {
          headers: { ...headers, authorization: '<left out by the browser>' },
          note: 'The preflight asked for Authorization, which the browser left out of the file',
        }
      : { headers };
  const note = 'A browser leaves Authorization and cookies out of a saved HAR: say whether a token was sent';
  const isPlain = /^(?:GET|HEAD)$/.test(main.exchange.method) && headerOf(headers, 'x-api-key') === undefined;
  return isPlain && !isCrossOrigin(main) ? { note } : { headers, note };
};

const blockedGuess = (main: HarExchange): Guess[] =>
  /ERR_FAILED/.test(main.error ?? '') && isCrossOrigin(main)
    ? [
        {
          because: 'ERR_FAILED of a cross-origin call means that the browser blocked it',
          says: { kind: 'blocked-by-browser', symptom: { console: main.error ?? '' } },
        },
      ]
    : [];

const sightingsOf = (main: HarExchange): Sighting[] => {
  const parts = splitUrl(main.exchange.url);
  const address = main.address?.replaceAll(/[[\]]/g, '');
  return parts && address ? [{ kind: 'tcp', host: parts.host, address, port: parts.port, outcome: 'connected' }] : [];
};

/** What stands beside the call in question: calls of the same API that failed too. */
const othersOf = (main: HarExchange, preflight: HarExchange | undefined, all: readonly HarExchange[]): Exchange[] =>
  all
    .filter(
      (entry) =>
        entry !== main &&
        entry !== preflight &&
        isFailed(entry.exchange) &&
        (isOfApi(entry) || !isOfApi(main)) &&
        !isPage(entry),
    )
    .slice(-20)
    .map(({ exchange }) => exchange);

const isBrowser = (creator: string | undefined): boolean =>
  /WebInspector|WebKit|Firefox|Chrome|Edge|Safari/i.test(creator ?? '');

const toReading = (text: string): Reading[] => {
  const har = readHar(text);
  const all = (har?.entries ?? []).map(toHarExchange).filter((entry) => entry !== undefined);
  const main = pickMain(all);
  if (!har || !main) return [];
  const preflight = isPreflight(main) ? undefined : preflightOf(main, all);
  const { requestHeaders: _, ...exchange } = main.exchange;
  const fromBrowser = isBrowser(har.creator);
  const { headers, note } = fromBrowser
    ? completeHeaders(main, preflight)
    : { headers: main.exchange.requestHeaders ?? {} };
  const failed = all.filter((entry) => isFailed(entry.exchange)).length;
  const origin = headerOf(main.exchange.requestHeaders, 'origin');
  return [
    {
      kind: 'har',
      span: har.span,
      understood: `${all.length} calls${har.creator ? ` recorded by ${har.creator}` : ''}, ${failed} failed. The one taken: ${describeExchange(exchange)}${preflight ? `, its preflight: ${describeExchange(preflight.exchange)}` : ''}`,
      notes: [...(note ? [note] : []), ...(har.isCutOff ? ['The file was cut off; what is whole was read'] : [])],
      says: {
        exchanges: [
          ...othersOf(main, preflight, all),
          ...(preflight ? [preflight.exchange] : []),
          headers ? { ...exchange, requestHeaders: headers } : exchange,
        ],
        request: { ...(fromBrowser ? { from: 'browser' } : {}), ...(fromBrowser && origin ? { origin } : {}) },
        sightings: sightingsOf(main),
      },
      guesses: [...(fromBrowser ? [] : [byProgram]), ...blockedGuess(main)],
    },
  ];
};

/** A HAR file, also one that was cut off: the failing call with its preflight. */
export const har: Recogniser = {
  id: 'har',
  sign: /"entries"\s{0,40}:\s{0,40}\[/,
  read: (page) => toReading(page.text),
};
