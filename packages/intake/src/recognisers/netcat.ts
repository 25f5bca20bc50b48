import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { ConnectionTest } from './connection-test.ts';
import { outcomeOfWords, toConnectionReading } from './connection-test.ts';
import type { Recogniser } from './reading.ts';

type ToTest = (match: LineMatch) => ConnectionTest | undefined;

const wordings: readonly (readonly [RegExp, ToTest])[] = [
  [
    /^\s{0,8}Connection to (\S{1,255}?)(?: \(([0-9a-f.:]{3,45})\))? (?:port )?(\d{1,5}) (?:port )?\[tcp\/.{1,30}\] succeeded!/i,
    ({ match: [, host = '', address, port], span }) => ({
      host,
      address,
      port: Number(port),
      outcome: 'connected',
      span,
    }),
  ],
  [
    /^\s{0,8}nc: connect(?:x)? to (\S{1,255}?)(?: \(([0-9a-f.:]{3,45})\))? port (\d{1,5}) \(tcp\) (?:failed|timed out)(?:: (.{1,80}))?/i,
    ({ match: [words, host = '', address, port], span }) => ({
      host,
      address,
      port: Number(port),
      outcome: outcomeOfWords(words),
      words,
      span,
    }),
  ],
  [
    /^\s{0,8}(?:nc|ncat): (?:getaddrinfo(?: for host "([^"]{1,255})" port (\d{1,5}))?|Could not resolve hostname "([^"]{1,255})"): .{1,100}$/i,
    ({ match: [words, host, port, other], span }) => {
      const name = host ?? other;
      return name ? { host: name, port: Number(port ?? 443), outcome: 'unresolved', words, span } : undefined;
    },
  ],
  [
    /^\s{0,8}Ncat: Connected to ([0-9a-f.:]{3,45}):(\d{1,5})\.?/i,
    ({ match: [, address = '', port], span }) => ({
      host: address,
      address,
      port: Number(port),
      outcome: 'connected',
      span,
    }),
  ],
  [
    /^\s{0,8}(\S{1,255}) \[([0-9a-f.:]{3,45})\] (\d{1,5}) \([\w-]{1,20}\)(?: open| : (.{1,80}))/i,
    ({ match: [words, host = '', address, port, why], span }) => ({
      host: host.startsWith('(') ? (address ?? host) : host,
      address,
      port: Number(port),
      outcome: why === undefined ? 'connected' : outcomeOfWords(why),
      words,
      span,
    }),
  ],
];

/** `nc -zv host 443` in the wordings of OpenBSD, nmap and traditional netcat. */
export const netcat: Recogniser = {
  id: 'netcat',
  sign: /succeeded!|\bnc(?:at)?: |\] \d{1,5} \(/i,
  read: (page) =>
    wordings
      .flatMap(([pattern, toTest]) => matchLines(page, pattern).flatMap((match) => toTest(match) ?? []))
      .slice(0, 100)
      .map(toConnectionReading),
};
