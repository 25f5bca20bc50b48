import { readConnectionFailure } from '../http/connection-failure.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import type { ConnectionFailure, Exchange } from '../http/exchange.ts';
import { toReplyBody } from '../http/reply-body.ts';
import type { PieceKind } from '../piece-kind.ts';
import { extendBack } from '../text/extend-back.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import { byProgram, hostOnly, noConnection } from './guess.ts';
import type { Reading, Sighting } from './reading.ts';

/** What a program's error message says. */
export interface ProgramError {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly address?: string | undefined;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Behind the host, where the message names host and path apart. */
  readonly path?: string | undefined;
  readonly status?: string | undefined;
  readonly body?: string | undefined;
  /** Names in the certificate that was shown. */
  readonly names?: readonly string[] | undefined;
  /** Said only where the words alone do not tell. */
  readonly failure?: ConnectionFailure | undefined;
  /** The connection stood, only the answer did not come in time. */
  readonly isSlow?: boolean;
  /** It was about connecting, and why it failed is not said. */
  readonly isConnection?: boolean;
  /** A browser's framework, so no program. */
  readonly isBrowser?: boolean;
}

/** How one runtime words one error. */
export interface ProgramWording {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => ProgramError;
}

const urlOf = ({ url, host, path, port }: ProgramError): string | undefined => {
  if (url && /^(?:https?|wss?):\/\//i.test(url)) return url;
  const scheme = port === '80' ? 'http' : 'https';
  return host && path?.startsWith('/') ? `${scheme}://${host}${path}` : undefined;
};

const failureOf = (error: ProgramError, text: string): ConnectionFailure | undefined => {
  if (error.status || error.isSlow) return undefined;
  return error.failure ?? readConnectionFailure(text);
};

const sightingsOf = (error: ProgramError, failure: ConnectionFailure | undefined): Sighting[] => {
  const host = error.host ?? /^[a-z]{2,5}:\/\/([^/:?#]{1,253})/i.exec(error.url ?? '')?.[1] ?? error.address;
  if (!host || !failure) return [];
  if (failure === 'name-not-found')
    return [{ kind: 'dns', name: host.toLowerCase(), addresses: [], error: 'not found' }];
  const address = error.address ? { address: error.address } : {};
  if (failure === 'timeout' || failure === 'refused')
    return [{ kind: 'tcp', host, port: Number(error.port ?? 443), outcome: failure, ...address }];
  const outcome = failure === 'tls-name' ? 'name-mismatch' : 'failed';
  return [
    { kind: 'tls', host, outcome, ...(error.names && error.names.length > 0 ? { names: [...error.names] } : {}) },
  ];
};

const toReading = ({ match, span, line }: LineMatch, { read }: ProgramWording, kind: PieceKind): Reading => {
  const error = read(match);
  const text = match[0].trim();
  const failure = failureOf(error, text);
  const url = urlOf(error);
  const status = Number(error.status);
  const body = toReplyBody(error.body);
  const exchange: Exchange = {
    ...(error.method ? { method: error.method.toUpperCase() } : {}),
    ...(url ? { url } : {}),
    ...(status >= 100 && status <= 599 ? { status } : {}),
    ...(body ? { responseBody: body } : {}),
    ...(failure ? { failure } : {}),
    ...(failure || (error.isConnection && !status) ? { failureText: text } : {}),
    ...(error.isSlow ? { slowText: text } : {}),
  };
  return {
    kind,
    span: { start: line.start + extendBack(line.text, match.index), end: span.end },
    understood: Object.keys(exchange).length > 0 ? describeExchange(exchange) : text.slice(0, 200),
    says: {
      exchanges: Object.keys(exchange).length > 0 ? [exchange] : [],
      sightings: sightingsOf(error, failure),
      ...(error.isBrowser ? { request: { from: 'browser' } } : {}),
    },
    guesses: [
      ...(error.isBrowser ? [] : [byProgram]),
      ...(url ? [] : hostOnly(error.host)),
      ...(error.isConnection && !failure ? [noConnection('The connection failed; why is not said')] : []),
    ],
    ...(error.isSlow ? { notes: ['The connection stood; the answer did not come in time'] } : {}),
  };
};

/** Readings of a runtime's wordings: of each line the first wording that fits. */
export const readProgramErrors = (
  page: Page,
  wordings: readonly ProgramWording[],
  kind: PieceKind = 'program-error',
): Reading[] => {
  const taken = new Set<number>();
  return wordings.flatMap((wording) =>
    matchLines(page, wording.pattern).flatMap((match) => {
      if (taken.has(match.line.number)) return [];
      taken.add(match.line.number);
      return [toReading(match, wording, kind)];
    }),
  );
};

/** Names in a list like `DNS:*.a.com, DNS:b.com` or `[*.a.com, b.com]`. */
export const namesIn = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[,\s'"[\]]{1,4}/)
    .map((name) => name.replace(/^DNS:/, ''))
    .filter((name) => /^[\w*-]{1,63}(?:\.[\w-]{1,63}){1,10}$/.test(name))
    .slice(0, 30);
