import { parseInvokeHost } from '@gatescope/shared';
import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderLine } from '../http/header-lines.ts';
import type { HeaderMap } from '../http/header-map.ts';
import { headerOf } from '../http/header-map.ts';
import { readHeaderLine } from '../http/header-lines.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import { readCommand } from '../text/shell-words.ts';
import { splitUrl, writeUrl } from '../url/split-url.ts';
import type { CurlArgument, CurlOption } from './curl-options.ts';
import { readCurlArguments } from './curl-options.ts';
import { byProgram } from './guess.ts';
import type { Guess, Reading, Recogniser, Statement } from './reading.ts';

type Arguments = readonly CurlArgument[];

const valuesOf = (given: Arguments, option: CurlOption): string[] =>
  given.flatMap((argument) => (argument.option === option ? [argument.value] : []));

const has = (given: Arguments, option: CurlOption): boolean => given.some((argument) => argument.option === option);

const methodOf = (given: Arguments): string => {
  const said = valuesOf(given, 'method').at(-1);
  if (said) return said.toUpperCase().slice(0, 20);
  if (has(given, 'head')) return 'HEAD';
  if (has(given, 'get')) return 'GET';
  if (has(given, 'data') || has(given, 'json') || has(given, 'form')) return 'POST';
  return has(given, 'upload') ? 'PUT' : 'GET';
};

/** curl takes a bare host for http; whoever calls API Gateway so means https, which curl does not guess. */
const urlOf = (given: Arguments): string | undefined => {
  const word = valuesOf(given, 'url').find(
    (value) => /^(?:https?|wss?):\/\//i.test(value) || /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}(?:[:/?#]|$)/.test(value),
  );
  if (word === undefined) return undefined;
  const url = /^[a-z]{2,5}:\/\//i.test(word) ? word : `http://${word}`;
  const parts = splitUrl(url.replaceAll(/\s/g, '%20'));
  return parts ? writeUrl(parts) : undefined;
};

const defaults = (given: Arguments): HeaderLine[] => [
  ...(has(given, 'json')
    ? ([
        ['content-type', 'application/json'],
        ['accept', 'application/json'],
      ] as const)
    : []),
  ...(has(given, 'data') && !has(given, 'get')
    ? ([['content-type', 'application/x-www-form-urlencoded']] as const)
    : []),
  ...(has(given, 'form') ? ([['content-type', 'multipart/form-data']] as const) : []),
  ...(has(given, 'cookie') ? ([['cookie', '<masked>']] as const) : []),
  ...valuesOf(given, 'agent').map((agent) => ['user-agent', agent] as const),
  ...valuesOf(given, 'referer').map((referer) => ['referer', referer] as const),
];

/** `aws:amz:region:service`, with the last two optional. The day is not on the command line. */
const signatureOf = (given: Arguments): string | undefined => {
  const [, , region, service] = valuesOf(given, 'sigv4').at(-1)?.split(':', 4) ?? [];
  if (!has(given, 'sigv4')) return undefined;
  const scope = region && service ? `/00000000/${region}/${service}/aws4_request` : '';
  return `AWS4-HMAC-SHA256 Credential=<masked>${scope}, SignedHeaders=host;x-amz-date, Signature=<masked>`;
};

const credentialOf = (given: Arguments): HeaderLine[] => {
  const signature = signatureOf(given);
  if (signature) return [['authorization', signature]];
  const bearer = valuesOf(given, 'bearer').at(-1);
  if (bearer) return [['authorization', `Bearer ${bearer}`]];
  return has(given, 'user') ? [['authorization', 'Basic <masked>']] : [];
};

const headersOf = (given: Arguments): HeaderLine[] => {
  const said = valuesOf(given, 'header').flatMap((line) => {
    const header = readHeaderLine(line);
    return header && header[1] !== '' ? [header] : [];
  });
  const names = new Set(said.map(([name]) => name.toLowerCase()));
  return [...[...defaults(given), ...credentialOf(given)].filter(([name]) => !names.has(name)), ...said];
};

/** `--connect-to HOST:PORT:TO:PORT`: the connection goes elsewhere than the URL says. */
const connectTo = (given: Arguments): Statement => {
  const host = valuesOf(given, 'connect-to').at(-1)?.split(':')[2];
  const target = host ? parseInvokeHost(host) : undefined;
  return target?.kind === 'endpoint'
    ? { request: { sourceVpceId: target.vpceId }, target: { vpceId: target.vpceId } }
    : {};
};

const notesOf = (given: Arguments): string[] => [
  ...valuesOf(given, 'resolve').map((value) => `The name is pinned by --resolve ${value.slice(0, 200)}`),
  ...valuesOf(given, 'connect-to').map((value) => `The connection goes elsewhere: --connect-to ${value.slice(0, 200)}`),
  ...(has(given, 'insecure') ? ['The certificate is not checked (-k)'] : []),
  ...(has(given, 'proxy') ? ['The call goes through a proxy (-x)'] : []),
  ...(hasScheme(given) ? [] : ['No scheme is given: curl takes http']),
  ...(has(given, 'certificate') ? ['A client certificate is sent'] : []),
];

const hasScheme = (given: Arguments): boolean =>
  valuesOf(given, 'url').some((value) => /^[a-z]{2,5}:\/\//i.test(value));

/** "Copy as cURL" keeps what only browsers send. */
const copied = (headers: HeaderMap): Guess | undefined =>
  headerOf(headers, 'sec-fetch-mode') === undefined
    ? undefined
    : {
        because: "The headers are a browser's: the command was copied from its network panel",
        says: { request: { from: 'browser', ...originOf(headers) } },
      };

const originOf = (headers: HeaderMap): { origin: string } | Record<never, never> => {
  const origin = headerOf(headers, 'origin');
  return origin ? { origin } : {};
};

const toExchange = (given: Arguments): Exchange => {
  const url = urlOf(given);
  const { headers, claims } = toRequestHeaders(headersOf(given));
  return { method: methodOf(given), ...(url ? { url } : {}), requestHeaders: headers, ...(claims ? { claims } : {}) };
};

// A prompt may stand before it.
const start = /(?:^|[$%#>~)`;&|(] {0,4})(?:\w{1,30}=\S{0,200} )?(?:sudo |time )?curl(?:\.exe)?(?=\s{1,40}\S)/;

const readAt = (page: Page, at: number): Reading | undefined => {
  const { words, end } = readCommand(page.text, at);
  const given = readCurlArguments(words.slice(1));
  const exchange = toExchange(given);
  if (!exchange.url || !page.isFree({ start: at, end })) return undefined;
  const isSigned = has(given, 'sigv4');
  return {
    kind: 'curl-command',
    span: { start: at, end },
    understood: describeExchange(exchange),
    notes: notesOf(given),
    says: { exchanges: [exchange], request: isSigned ? { signed: true } : {}, ...connectTo(given) },
    guesses: [copied(exchange.requestHeaders ?? {}) ?? byProgram],
  };
};

/** A `curl` command line, over several lines too, as typed or as a browser copies it. */
export const curlCommand: Recogniser = {
  id: 'curl-command',
  sign: /\bcurl(?:\.exe)?\s/,
  read: (page) => {
    const readings: Reading[] = [];
    let next = 0;
    for (const { match, span } of matchLines(page, start)) {
      const at = span.end - (/curl(?:\.exe)?$/.exec(match[0])?.[0].length ?? 0);
      const reading = at >= next ? readAt(page, at) : undefined;
      if (!reading) continue;
      readings.push(reading);
      next = reading.span.end;
    }
    return readings;
  },
};
