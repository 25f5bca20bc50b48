import { readConnectionFailure } from '../http/connection-failure.ts';
import type { ConnectionFailure } from '../http/exchange.ts';
import { describeExchange } from '../http/describe-exchange.ts';
import { matchLines } from '../text/match-lines.ts';
import { byProgram, hostOnly } from './guess.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

// https://curl.se/libcurl/c/libcurl-errors.html
const byCode: Readonly<Record<number, ConnectionFailure>> = {
  6: 'name-not-found',
  7: 'refused',
  28: 'timeout',
  35: 'tls-handshake',
  51: 'tls-name',
  58: 'tls-handshake',
  60: 'tls-handshake',
  77: 'tls-handshake',
};

/** What `curl: (6) …` says. */
export interface CurlError {
  readonly failureText: string;
  readonly failure?: ConnectionFailure;
  readonly host?: string;
}

const shape = /^(?:curl(?:\.exe)?: ?|cURL error )\(?(\d{1,2})\)?:? (.{1,1000})$/i;
const hostIn =
  /(?:resolve (?:host|proxy)(?: name)?:? |connect to (?:server )?|host name |connection to )'?([a-z0-9][a-z0-9.-]{1,253}[a-z0-9])/i;

/** Reads curl's error line; undefined when the line is none. */
export const readCurlError = (text: string): CurlError | undefined => {
  const [line, code, words = ''] = shape.exec(text.trim()) ?? [];
  if (!line || !code) return undefined;
  // 7 says "could not connect": its words tell refused from no route.
  const failure = readConnectionFailure(words) ?? byCode[Number(code)];
  const host = hostIn.exec(words)?.[1];
  return { failureText: line, ...(failure ? { failure } : {}), ...(host ? { host } : {}) };
};

const sightingOf = ({ failure, host, failureText }: CurlError): Sighting[] => {
  if (!host) return [];
  const port = Number(/port (\d{1,5})/.exec(failureText)?.[1] ?? 443);
  if (failure === 'name-not-found') return [{ kind: 'dns', name: host, addresses: [], error: 'not found' }];
  if (failure === 'timeout' || failure === 'refused') return [{ kind: 'tcp', host, port, outcome: failure }];
  if (failure === 'tls-name') return [{ kind: 'tls', host, outcome: 'name-mismatch' }];
  return failure ? [{ kind: 'tls', host, outcome: 'failed' }] : [];
};

/** curl's error line without the output before it; also as libcurl's users (PHP) print it. */
export const curlError: Recogniser = {
  id: 'curl-error',
  sign: /curl(?:\.exe)?:? |cURL error/i,
  read: (page) =>
    matchLines(page, /(?:curl(?:\.exe)?: ?\(|cURL error )\d{1,2}.{1,1000}$/i).flatMap(({ match, span }): Reading[] => {
      const error = readCurlError(match[0]);
      if (!error) return [];
      const { host, ...exchange } = error;
      return [
        {
          kind: 'curl-error',
          span,
          understood: describeExchange(exchange),
          says: { exchanges: [exchange], sightings: sightingOf(error) },
          guesses: [byProgram, ...hostOnly(host)],
        },
      ];
    }),
};
