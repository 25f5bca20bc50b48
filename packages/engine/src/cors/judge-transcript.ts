import type { Request } from '@gatescope/shared';
import type { BrowserReply, CorsRefusal, CorsVerdict } from './check-response.ts';
import { checkActualReply, checkPreflightReply, locationOf } from './check-response.ts';
import { isCrossOrigin, preflightOf } from './preflight.ts';
import { redirectedRequest, resolveLocation } from './redirected-request.ts';

/** What the browser was answered on one hop: to its preflight, if it sent one, and to the request itself. */
export interface TranscriptHop {
  readonly preflight?: BrowserReply;
  readonly actual?: BrowserReply;
}

/** The browser's verdict on all replies of a request, and on which of them it rests. */
export type TranscriptVerdict =
  | { readonly allowed: true }
  | (CorsRefusal & {
      readonly leg: 'preflight' | 'actual';
      /** 0: the request as the page made it; each redirect is one more. */
      readonly hop: number;
    })
  /** A reply is missing, and the verdict with it. */
  | { readonly allowed: 'unknown' };

const hasCredentials = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*@/i.test(url);

interface Step {
  readonly request: Request;
  readonly hop: number;
  /** Once a request was cross-origin it stays so, wherever a redirect leads. */
  readonly isCors: boolean;
}

const judgeHop = ({ request, hop, isCors }: Step, hops: readonly TranscriptHop[]): TranscriptVerdict => {
  const replies = hops[hop];
  if (!replies) return { allowed: 'unknown' };
  const cors = isCors || isCrossOrigin(request) === true;
  const preflight = cors ? preflightOf(request, { isCors: true }) : undefined;
  if (preflight) {
    if (!replies.preflight) return { allowed: 'unknown' };
    const verdict = checkPreflightReply(replies.preflight, request);
    if (!verdict.allowed) return { ...verdict, leg: 'preflight', hop };
  }
  if (!replies.actual) return { allowed: 'unknown' };
  const verdict: CorsVerdict = cors ? checkActualReply(replies.actual, request) : { allowed: true };
  if (!verdict.allowed) return { ...verdict, leg: 'actual', hop };
  const location = locationOf(replies.actual);
  const target = location === undefined ? undefined : resolveLocation(location, request.url);
  if (target === undefined) return { allowed: true };
  if (hasCredentials(target) && (cors || isCrossOrigin({ ...request, url: target }) === true))
    return {
      allowed: false,
      issue: 'RedirectContainsCredentials',
      header: 'location',
      value: target,
      leg: 'actual',
      hop,
    };
  const next = redirectedRequest(request, replies.actual.status ?? 0, target);
  return judgeHop({ request: next, hop: hop + 1, isCors: cors }, hops);
};

/**
 * What a browser makes of everything that was answered to a page's request, redirects included. Each hop is checked as a
 * request of its own. https://fetch.spec.whatwg.org/#http-fetch
 */
export const judgeTranscript = (request: Request, hops: readonly TranscriptHop[]): TranscriptVerdict =>
  judgeHop({ request, hop: 0, isCors: false }, hops);
