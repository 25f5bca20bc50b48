import type { BrowserReply } from './check-response.ts';

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch : what a browser assumes where nothing (or nothing readable) is said. */
const unsaid = 5;

/** Chromium's limit; Firefox keeps an answer for up to a day. */
const limit = 7200;

/**
 * For how many seconds a browser asks no second preflight after this answer: until then a change to it is not seen. 0: it
 * asks each time.
 */
export const preflightKeptSeconds = ({ headers }: BrowserReply): number => {
  const value = headers['access-control-max-age']?.join(', ').trim();
  if (value === undefined || !/^-?\d{1,15}$/.test(value)) return unsaid;
  return Math.min(Math.max(Number(value), 0), limit);
};
