import type { Exchange } from '../http/exchange.ts';
import { hasOutcome } from '../http/exchange.ts';
import { splitUrl } from '../url/split-url.ts';

/** Host and path decide: the scheme and the query are often left out in one of two places. */
const placeOf = (url: string): string => {
  const parts = splitUrl(url);
  return parts ? `${parts.host}${parts.path.replace(/\/$/, '')}` : url;
};

const isSameUrl = (a: Exchange, b: Exchange): boolean =>
  a.url === undefined || b.url === undefined || placeOf(a.url) === placeOf(b.url);

const isSameMethod = (a: Exchange, b: Exchange): boolean =>
  a.method === undefined || b.method === undefined || a.method === b.method;

/** Whether two exchanges may speak of one call: nothing in them differs. */
export const isSameCall = (a: Exchange, b: Exchange): boolean => isSameUrl(a, b) && isSameMethod(a, b);

const isRequestless = ({ method, url, requestHeaders }: Exchange): boolean =>
  method === undefined && url === undefined && requestHeaders === undefined;

const outcomesAgree = (a: Exchange, b: Exchange): boolean => {
  if (a.failure || b.failure) return a.failure === b.failure && a.status === undefined && b.status === undefined;
  const isSameStatus = a.status === undefined || b.status === undefined || a.status === b.status;
  const isSameBody = a.responseBody === undefined || b.responseBody === undefined || a.responseBody === b.responseBody;
  return isSameStatus && isSameBody;
};

const canJoin = (last: Exchange, next: Exchange): boolean => {
  if (!isSameCall(last, next)) return false;
  if (!hasOutcome(last)) return true;
  if (!hasOutcome(next)) return !isRequestless(next) && next.url !== undefined && last.url !== undefined;
  return outcomesAgree(last, next);
};

/** The later one refines the earlier one; one that describes the call ends its being a mere mention. */
const join = (last: Exchange, next: Exchange): Exchange => {
  const { isMention: lastIsMention, ...before } = last;
  const { isMention: nextIsMention, ...after } = next;
  const requestHeaders =
    before.requestHeaders && after.requestHeaders
      ? { requestHeaders: { ...before.requestHeaders, ...after.requestHeaders } }
      : {};
  // A mention repeats a URL, often cut short: the description keeps its own.
  const url = nextIsMention && before.url ? { url: before.url } : {};
  const isMention = lastIsMention === true && nextIsMention === true;
  return { ...before, ...after, ...requestHeaders, ...url, ...(isMention ? { isMention } : {}) };
};

/** Each is compared with those before it. */
const mostExchanges = 500;

/**
 * Makes whole exchanges of what several pieces say: a command and the reply below it, a URL and a body. Later pieces
 * refine earlier ones as long as they do not contradict them.
 */
export const joinExchanges = (exchanges: readonly Exchange[]): Exchange[] => {
  const joined: Exchange[] = [];
  for (const next of exchanges.slice(-mostExchanges)) {
    const index = joined.findLastIndex(
      (before, at) => (at === joined.length - 1 || next.isMention === true) && canJoin(before, next),
    );
    const before = joined[index];
    if (before) joined[index] = join(before, next);
    else joined.push(next);
  }
  return joined;
};
