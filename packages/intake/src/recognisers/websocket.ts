import { describeStatus } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import { byProgram } from './guess.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

interface Said {
  readonly url?: string | undefined;
  readonly status?: number | undefined;
  readonly isBrowser?: boolean;
  readonly understood: string;
}

interface Wording {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Said;
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const refusedHandshake = (status: number | undefined): string =>
  status === undefined
    ? 'The WebSocket handshake failed'
    : `The WebSocket handshake was answered with ${describeStatus(status)}`;

const closeCodes: Readonly<Record<string, string>> = {
  '1000': 'normal',
  '1001': 'idle for ten minutes, or open for two hours',
  '1003': 'binary frames are not taken',
  '1005': 'no code was sent',
  '1006': 'broken off',
  '1008': 'too many messages from this client',
  '1009': 'a message or frame is too large',
  '1011': 'internal error',
  '1012': 'restart',
};

const wordings: readonly Wording[] = [
  {
    pattern:
      /WebSocket connection to '(wss?:\/\/[^']{1,3000})' failed: ?(?:.{0,80}?Unexpected response code: (\d{3})|.{0,200})/,
    read: ([, url, status]) => ({
      url,
      status: numberOf(status),
      isBrowser: true,
      understood: refusedHandshake(numberOf(status)),
    }),
  },
  {
    pattern: /Firefox can.t establish a connection to the server at (wss?:\/\/\S{1,3000}?)\.?\s{0,4}$/,
    read: ([, url]) => ({
      url,
      isBrowser: true,
      understood: 'The WebSocket handshake failed; Firefox does not say why',
    }),
  },
  {
    pattern: /(?:error|Error): Unexpected server response: (\d{3})/,
    read: ([, status]) => ({ status: numberOf(status), understood: refusedHandshake(numberOf(status)) }),
  },
  {
    pattern:
      /WebSocketError: (?:WebSocketError: )?(?:I\/O failure|Received unexpected status code(?: \((\d{3})[^)]{0,40}\))?|.{1,120})/,
    read: ([, status]) => ({ status: numberOf(status), understood: refusedHandshake(numberOf(status)) }),
  },
  {
    pattern:
      /server rejected WebSocket connection: HTTP (\d{3})|(?:Handshake status|WebSocketBadStatusException: Handshake status) (\d{3})(?: [A-Z][\w ]{1,40})?|websocket: bad handshake(?:.{0,40}?(\d{3}))?/,
    read: ([, a, b, c]) => ({ status: numberOf(a ?? b ?? c), understood: refusedHandshake(numberOf(a ?? b ?? c)) }),
  },
  {
    pattern: /Disconnected \(code: (\d{4})(?:, reason: "[^"]{0,200}")?\)|\bclose(?:d)?(?: with)? code:? (\d{4})\b/i,
    read: ([, a, b]) => {
      const code = a ?? b ?? '';
      return { understood: `The connection was closed with ${code}${closeCodes[code] ? `: ${closeCodes[code]}` : ''}` };
    },
  },
  {
    pattern: /Connected \(press CTRL\+C to quit\)/,
    read: () => ({ understood: 'The WebSocket connection was opened' }),
  },
  {
    pattern: /\b(?:wscat|websocat)\s{1,10}(?:.{0,1500}?\s)?['"]?(wss?:\/\/[^\s'"]{1,3000})['"]?(?: .{0,1500})?$/,
    read: ([, url]) => ({ url, understood: `A WebSocket client called ${url?.slice(0, 200) ?? ''}` }),
  },
];

const toReading = ({ match, span }: LineMatch, { read }: Wording): Reading => {
  const { url, status, isBrowser, understood } = read(match);
  const exchange: Exchange = {
    ...(url || status !== undefined ? { method: 'GET' } : {}),
    ...(url ? { url } : {}),
    ...(status === undefined ? {} : { status }),
  };
  const guesses: Guess[] = isBrowser ? [] : [byProgram];
  return {
    kind: 'websocket',
    span,
    understood: url && !understood.includes(url) ? `${understood} (${url.slice(0, 200)})` : understood,
    guesses,
    says: {
      exchanges: Object.keys(exchange).length > 0 ? [exchange] : [],
      ...(isBrowser ? { request: { from: 'browser' }, symptom: { console: match[0] } } : {}),
    },
  };
};

/** Handshakes that fail, closed connections and commands of WebSocket clients: browsers, wscat, websocat, libraries. */
export const websocket: Recogniser = {
  id: 'websocket',
  sign: /websocket|wss?:\/\/|Unexpected server response|Disconnected \(|press CTRL\+C|Handshake status|websocat/i,
  read: (page) => {
    const taken = new Set<number>();
    return wordings.flatMap((wording) =>
      matchLines(page, wording.pattern).flatMap((match) => {
        if (taken.has(match.line.number)) return [];
        taken.add(match.line.number);
        return [toReading(match, wording)];
      }),
    );
  },
};
