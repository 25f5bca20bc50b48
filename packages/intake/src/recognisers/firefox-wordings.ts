import { blocked, blockedAsMixed, credentialsIn, isPreflight, statusOf } from './console-wording.ts';
import type { Wording } from './console-wording.ts';
import type { Guess } from './reading.ts';

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

const mixedFirefox: Wording = {
  pattern: /Blocked loading mixed active content [“"]([^”"]{1,3000})[”"]/,
  read: ([, url = '']) => blockedAsMixed(url),
};

/** What Firefox writes when it blocks a call. */
export const firefoxWordings: readonly Wording[] = [firefox, mixedFirefox];
