import type { connectionFailures, TokenClaims } from '@gatescope/shared';
import type { HeaderMap } from './header-map.ts';

export type ConnectionFailure = (typeof connectionFailures)[number];

/** A call with what came back, as far as a text tells. */
export interface Exchange {
  readonly method?: string;
  readonly url?: string;
  /** Present only where all headers of the request are known; without their secrets. */
  readonly requestHeaders?: HeaderMap;
  readonly claims?: TokenClaims;
  readonly bodyBytes?: number;
  readonly status?: number;
  readonly responseHeaders?: HeaderMap;
  readonly responseBody?: string;
  /** Why there was no reply. */
  readonly failure?: ConnectionFailure;
  /** The client's own words about it. */
  readonly failureText?: string;
  /** The connection stood, the answer did not come in time: the client's words. */
  readonly slowText?: string;
  /** A browser kept the reply from the page, or none came; it does not say which. */
  readonly isLost?: boolean;
  /** ISO 8601. */
  readonly at?: string;
  /** The call was named in passing (a URL in running text): it gives way to one that is described. */
  readonly isMention?: boolean;
}

/** Whether anything is known of what came back, be it that nothing did. */
export const hasOutcome = (exchange: Exchange): boolean =>
  [exchange.status, exchange.responseHeaders, exchange.responseBody, exchange.failure, exchange.slowText].some(
    (part) => part !== undefined,
  ) || exchange.isLost === true;

/** Whether the call is known to have gone wrong. */
export const isFailed = ({ status, failure, slowText, isLost }: Exchange): boolean =>
  failure !== undefined || slowText !== undefined || isLost === true || (status ?? 0) >= 400;
