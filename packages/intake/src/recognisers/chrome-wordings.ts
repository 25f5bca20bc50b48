import { blocked, blockedAsMixed, credentialsIn, isPreflight, methodIn, statusOf } from './console-wording.ts';
import type { Wording } from './console-wording.ts';

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

/** Chrome before 2020, and its words without their beginning, as they are copied from tickets. */
const chromeOld: Wording = {
  pattern:
    /(?:(?:XMLHttpRequest cannot load|Failed to load|Fetch API cannot load) (https?:\/\/[^\s']{1,2000}?)[.:] )?(?:has been blocked by CORS policy: |Response to preflight request doesn't pass access control check: |No 'Access-Control-Allow-Origin' header is present on the requested resource).{0,1500}$/,
  read: ([line, url]) => {
    const origin = /Origin '([^']{1,300})' is therefore not allowed access/.exec(line)?.[1];
    const status = statusOf(/The response had HTTP status code (\d{3})/.exec(line)?.[1]);
    return {
      ...(url ? { exchange: { url } } : {}),
      request: { ...(origin ? { origin } : {}), ...credentialsIn(line) },
      understood: `The browser blocked ${url?.slice(0, 200) ?? 'a call'}: ${line.replace(/^.{0,400}?(?=No '|Response to)/, '').slice(0, 200)}`,
      ...(status ? { symptom: isPreflight(line) ? { preflight: { status } } : { status } } : {}),
    };
  },
};

const mixed: Wording = {
  pattern:
    /Mixed Content: The page at '([^']{1,3000})' was loaded over (?:a secure connection|HTTPS), but (?:requested|attempted to connect to) (?:the|an) insecure .{0,60}?'([^']{1,3000})'.{0,300}$/,
  read: ([, page, url = '']) => blockedAsMixed(url, page),
};

/** All that some people remember of it. */
const remembered: Wording = {
  pattern: /\bblocked by (?:the )?(?:browser(?:'s)? )?CORS(?: policy)?\b.{0,200}$/i,
  read: ([line]) => ({ understood: `The browser blocked a call: ${line.slice(0, 200)}` }),
};

/** What Chrome, Edge and other browsers on Chromium write when they block a call. */
export const chromeWordings: readonly Wording[] = [chrome, chromeOld, mixed, remembered];
