import type { CaseRequest, Complaint, ComplaintKind } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import type { HeaderMap } from '../http/header-map.ts';
import { headerOf } from '../http/header-map.ts';
import { kindOfStatus } from '../recognisers/kind-of-status.ts';
import type { PickedExchange } from './pick-exchange.ts';

type Headers = NonNullable<CaseRequest['headers']>;

const copyHeaders = (headers: HeaderMap): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'object' && value ? [...value] : value]),
  );

/** The request of the exchange in question. */
export const toCaseRequest = ({ main }: PickedExchange): CaseRequest => {
  if (!main) return {};
  const origin = headerOf(main.requestHeaders, 'origin');
  const isBrowser = headerOf(main.requestHeaders, 'sec-fetch-mode') !== undefined;
  return {
    ...(main.method ? { method: main.method } : {}),
    ...(main.url ? { url: main.url } : {}),
    ...(main.requestHeaders ? { headers: copyHeaders(main.requestHeaders) } : {}),
    ...(origin && isBrowser ? { origin, from: 'browser' } : {}),
    ...(main.claims ? { tokenClaims: main.claims } : {}),
    ...(main.bodyBytes ? { bodyBytes: main.bodyBytes } : {}),
  };
};

const bodyOf = ({ responseBody, failureText }: Exchange): string | undefined =>
  responseBody ?? failureText?.slice(0, 2000);

const toReply = (exchange: Exchange): NonNullable<Complaint['preflight']> => {
  const body = bodyOf(exchange);
  return {
    ...(exchange.status === undefined ? {} : { status: exchange.status }),
    ...(body ? { body } : {}),
    ...(exchange.responseHeaders ? { headers: copyHeaders(exchange.responseHeaders) } : {}),
  };
};

/** What came back, and what came back to the preflight before it. */
export const toComplaint = ({ main, preflight }: PickedExchange): Complaint => ({
  ...(main ? toReply(main) : {}),
  ...(main?.slowText ? { narrative: main.slowText.slice(0, 2000) } : {}),
  ...(preflight ? { preflight: toReply(preflight) } : {}),
});

/** The complaint that an outcome speaks of; a success speaks of none. */
export const kindOfOutcome = ({ main }: PickedExchange): ComplaintKind | undefined => {
  if (main?.failure && main.status === undefined) return 'no-connection';
  return main?.status === undefined ? undefined : kindOfStatus(main.status);
};
