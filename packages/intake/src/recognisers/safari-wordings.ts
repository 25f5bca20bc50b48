import { blockedAsMixed, credentialsIn, methodIn, statusOf } from './console-wording.ts';
import type { Wording } from './console-wording.ts';

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

const mixedSafari: Wording = {
  pattern: /The page at (\S{1,3000}) was not allowed to (?:run|display) insecure content from (\S{1,3000}?)\.?\s{0,4}$/,
  read: ([, page, url = '']) => blockedAsMixed(url, page),
};

/** What Safari writes when it blocks a call. */
export const safariWordings: readonly Wording[] = [mixedSafari, safariOrigin, safariReason, safariLoad];
