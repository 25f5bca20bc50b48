import { readConnectionFailure } from '../http/connection-failure.ts';
import type { ConnectionFailure } from '../http/exchange.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import { extendBack } from '../text/extend-back.ts';
import { matchLines } from '../text/match-lines.ts';
import { byProgram, hostOnly, noConnection } from './guess.ts';
import type { Guess, Reading, Recogniser, Sighting } from './reading.ts';

// https://curl.se/libcurl/c/libcurl-errors.html; 7 is left out: it may be a refusal or a missing route.
const byCode: Readonly<Record<number, ConnectionFailure>> = {
  6: 'name-not-found',
  28: 'timeout',
  35: 'tls-handshake',
  51: 'tls-name',
  58: 'tls-handshake',
  60: 'tls-handshake',
  77: 'tls-handshake',
};

/** What `curl: (6) …` says. */
export interface CurlError {
  readonly failureText?: string;
  readonly failure?: ConnectionFailure;
  /** It was connected, and waited for the answer. */
  readonly slowText?: string;
  readonly host?: string;
  /** Libraries on curl say what they called. */
  readonly url?: string;
}

const shape = /^(?:curl(?:\.exe)?: ?|cURL error )\(?(\d{1,2})\)?:? (.{1,1000})$/i;
const slow = /^Operation timed out after \d{1,9} milliseconds with \d{1,12} (?:out of -?\d{1,12} )?bytes received/i;
const hostIn =
  /(?:resolve (?:host|proxy)(?: name)?:? |connect to (?:server )?|host name |connection to )'?([a-z0-9][a-z0-9.-]{1,253}[a-z0-9])/i;

/** Reads curl's error line, with what its lines before said of why; undefined when the line is none. */
export const readCurlError = (text: string, hint?: ConnectionFailure): CurlError | undefined => {
  const [line, code, words = ''] = shape.exec(text.trim()) ?? [];
  if (!line || !code) return undefined;
  if (slow.test(words)) return { slowText: line };
  const failure = readConnectionFailure(words) ?? hint ?? byCode[Number(code)];
  const host = hostIn.exec(words)?.[1];
  const url = / for (https?:\/\/\S{1,3000}?)(?= in \/|\s|$)/.exec(words)?.[1];
  return {
    failureText: line,
    ...(failure ? { failure } : {}),
    ...(host ? { host } : {}),
    ...(url ? { url } : {}),
  };
};

const sightingOf = ({ failure, host, failureText = '' }: CurlError): Sighting[] => {
  if (!host) return [];
  const port = Number(/port (\d{1,5})/.exec(failureText)?.[1] ?? 443);
  if (failure === 'name-not-found') return [{ kind: 'dns', name: host, addresses: [], error: 'not found' }];
  if (failure === 'timeout' || failure === 'refused') return [{ kind: 'tcp', host, port, outcome: failure }];
  if (failure === 'tls-name') return [{ kind: 'tls', host, outcome: 'name-mismatch' }];
  if (failure) return [{ kind: 'tls', host, outcome: 'failed' }];
  return /connect to /.test(failureText) ? [{ kind: 'tcp', host, port, outcome: 'failed' }] : [];
};

const unexplained = ({ failure, slowText }: CurlError): Guess[] =>
  failure || slowText ? [] : [noConnection('curl got no reply')];

/** curl's error line without the output before it; also as libcurl's users (PHP) print it. */
export const curlError: Recogniser = {
  id: 'curl-error',
  sign: /curl(?:\.exe)?:? |cURL error/i,
  read: (page) =>
    matchLines(page, /(?:curl(?:\.exe)?: ?\(|cURL error )\d{1,2}.{1,1000}$/i).flatMap(
      ({ match, span, line }): Reading[] => {
        const error = readCurlError(match[0]);
        if (!error) return [];
        const { host, ...exchange } = error;
        const start = line.start + extendBack(line.text, match.index);
        return [
          {
            kind: 'curl-error',
            span: { start, end: span.end },
            understood: describeExchange(exchange),
            says: { exchanges: [exchange], sightings: sightingOf(error) },
            guesses: [byProgram, ...hostOnly(error.url ? undefined : host), ...unexplained(error)],
            ...(/from proxy after CONNECT/.test(match[0])
              ? { notes: ['A proxy refused the connection, not API Gateway'] }
              : {}),
          },
        ];
      },
    ),
};
