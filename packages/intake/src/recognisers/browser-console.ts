import type { CaseRequest, Complaint } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

/** What a console line says beside the line itself. */
interface Said {
  readonly exchange?: Exchange;
  readonly request?: CaseRequest;
  readonly symptom?: Complaint;
  readonly guesses?: readonly Guess[];
  readonly notes?: readonly string[];
  readonly understood: string;
  /** A line that names a page's failure without saying that the browser blocked anything. */
  readonly isOpen?: boolean;
}

interface Wording {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Said;
}

const methodIn = (reason: string): { method: string } | Record<never, never> => {
  const method = /Method ([A-Za-z]{1,20}) is not allowed by Access-Control-Allow-Methods/.exec(reason)?.[1];
  return method ? { method } : {};
};

const credentialsIn = (reason: string): CaseRequest =>
  /credentials mode is 'include'|credentials flag is true|Credential is not supported/i.test(reason)
    ? { credentials: 'include' }
    : {};

const statusOf = (text: string | undefined): number | undefined => {
  const status = Number(text);
  return status >= 100 && status <= 599 ? status : undefined;
};

const isPreflight = (reason: string): boolean => /preflight/i.test(reason);

const blocked = (url: string, reason: string): string =>
  `The browser blocked ${url.slice(0, 200)}: ${reason.slice(0, 200)}`;

const chrome: Wording = {
  pattern:
    /Access to (\w{1,30}) at '([^']{1,3000})' (?:\(redirected from '([^']{1,3000})'\) )?from origin '([^']{1,300})' has been blocked by CORS policy: (.{1,1500})$/,
  read: ([, , at = '', before, origin = '', reason = '']) => ({
    exchange: { url: before ?? at, ...methodIn(reason) },
    request: { origin, ...credentialsIn(reason) },
    understood: blocked(before ?? at, reason),
    ...(before ? { notes: [`The request was redirected to ${at.slice(0, 300)}`] } : {}),
  }),
};

const firefox: Wording = {
  pattern:
    /Cross-Origin Request Blocked: .{0,120}?remote resource at [‘']?(\S{1,3000}?)[’']?\.? ?\((?:Reason: )(.{1,500}?)\)\.?(?: ?\[?Status code: (\d{3}|\(null\))\.?\]?)?(?: ?\[Learn More\])?\s{0,4}$/i,
  read: ([, url = '', reason = '', code]) => {
    const status = statusOf(code);
    const isConnection = /did not succeed/i.test(reason) && !isPreflight(reason);
    const guesses: Guess[] = [
      ...(isConnection
        ? [{ because: 'Firefox says so when no reply came at all', says: { kind: 'no-connection' as const } }]
        : []),
      ...(status && !isPreflight(reason)
        ? [
            {
              because: `Firefox does not say whether the preflight or the call got the status ${status}`,
              says: { symptom: { status } },
            },
          ]
        : []),
    ];
    return {
      exchange: { url },
      request: credentialsIn(reason),
      understood: blocked(url, reason),
      guesses,
      isOpen: isConnection,
      ...(status && isPreflight(reason) ? { symptom: { preflight: { status } } } : {}),
    };
  },
};

const safariOrigin: Wording = {
  pattern: /Origin (\S{1,300}) is not allowed by Access-Control-Allow-Origin\.(?: ?Status code: (\d{3}))?/,
  read: ([line, origin = '', code]) => {
    const status = statusOf(code);
    return {
      request: { origin },
      understood: `The browser blocked a reply: ${line}`,
      ...(status
        ? {
            guesses: [
              {
                because: 'The status that Safari names is taken for the reply of the call',
                says: { symptom: { status } },
              },
            ],
          }
        : {}),
    };
  },
};

const safariReason: Wording = {
  pattern:
    /(?:Failed to load resource: )?(?:Preflight response is not successful\.(?: ?Status code: (\d{3}))?|Request header field \S{1,100} is not allowed by Access-Control-Allow-Headers\.|Method \S{1,30} is not allowed by Access-Control-Allow-Methods\.|Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true\.|Access-Control-Allow-Origin cannot contain more than one origin\.|Credentials flag is true, but Access-Control-Allow-Credentials is not "true"\.)(?: \([^()]{1,200}, line \d{1,7}\))?/,
  read: ([line = '', code]) => {
    const status = statusOf(code);
    return {
      exchange: methodIn(line),
      request: credentialsIn(line),
      understood: `The browser blocked a call: ${line}`,
      ...(status ? { symptom: { preflight: { status } } } : {}),
    };
  },
};

const safariLoad: Wording = {
  pattern: /(?:Fetch API|XMLHttpRequest) cannot load (\S{1,3000}) due to access control checks\./,
  read: ([line, url = '']) => ({ exchange: { url }, understood: `The browser blocked a call: ${line.slice(0, 300)}` }),
};

const mixed: Wording = {
  pattern:
    /Mixed Content: The page at '([^']{1,3000})' was loaded over (?:a secure connection|HTTPS), but (?:requested|attempted to connect to) (?:the|an) insecure .{0,60}?'([^']{1,3000})'.{0,300}$/,
  read: ([, page = '', url = '']) => {
    const origin = /^https?:\/\/[^/]{1,300}/.exec(page)?.[0];
    return {
      exchange: { url },
      request: origin ? { origin } : {},
      understood: `The browser blocked ${url.slice(0, 200)}: a secure page may not call an insecure URL`,
    };
  },
};

const mixedFirefox: Wording = {
  pattern: /Blocked loading mixed active content [“"]([^”"]{1,3000})[”"]/,
  read: ([, url = '']) => ({
    exchange: { url },
    understood: `The browser blocked ${url.slice(0, 200)}: a secure page may not call an insecure URL`,
  }),
};

const mixedSafari: Wording = {
  pattern: /The page at (\S{1,3000}) was not allowed to (?:run|display) insecure content from (\S{1,3000}?)\.?\s{0,4}$/,
  read: ([, page = '', url = '']) => {
    const origin = /^https?:\/\/[^/]{1,300}/.exec(page)?.[0];
    return {
      exchange: { url },
      request: origin ? { origin } : {},
      understood: `The browser blocked ${url.slice(0, 200)}: a secure page may not call an insecure URL`,
    };
  },
};

const wordings: readonly Wording[] = [
  chrome,
  firefox,
  mixed,
  mixedFirefox,
  mixedSafari,
  safariOrigin,
  safariReason,
  safariLoad,
];

const toReading = ({ match, span }: LineMatch, { read }: Wording): Reading => {
  const { exchange, request, symptom, understood, guesses, notes, isOpen } = read(match);
  return {
    kind: 'browser-console',
    span,
    understood,
    ...(notes ? { notes } : {}),
    ...(guesses ? { guesses } : {}),
    says: {
      ...(exchange ? { exchanges: [exchange] } : {}),
      request: { from: 'browser', ...request },
      symptom: { console: match[0], ...symptom },
      ...(isOpen ? {} : { kind: 'blocked-by-browser' }),
    },
  };
};

const readings = (page: Page): Reading[] => {
  const taken = new Set<number>();
  return wordings.flatMap((wording) =>
    matchLines(page, wording.pattern).flatMap((match) => {
      if (taken.has(match.line.number)) return [];
      taken.add(match.line.number);
      return [toReading(match, wording)];
    }),
  );
};

/** What Chrome, Firefox and Safari write to the console when they block a call: CORS, local networks, mixed content. */
export const browserConsole: Recogniser = {
  id: 'browser-console',
  sign: /CORS policy|Cross-Origin Request Blocked|Access-Control-Allow|access control checks|Mixed Content|mixed active content|insecure content|Preflight response|Access-Control-Allow-Credentials/i,
  read: readings,
};
