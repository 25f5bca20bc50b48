import type { InvokeUrlVariant, Snapshot } from '@gatescope/shared';
import { checkProbeUrl, type ProbeUrl } from './check-probe-url.ts';

/** What is asked of every variant. */
export interface ProbeWish {
  readonly method: string;
  readonly origin?: string | undefined;
  readonly requestHeaders?: readonly string[] | undefined;
}

/** One request of a variant. */
export interface PlannedRequest {
  readonly leg: 'preflight' | 'actual';
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A variant that may be tried, with the requests to send. */
export interface PlannedVariant {
  readonly variant: InvokeUrlVariant;
  readonly url: ProbeUrl;
  readonly requests: readonly PlannedRequest[];
}

const apiHeaders = new Set(['host', 'x-apigw-api-id']);

/** The headers of a form: it may name its API, and nothing else. Host is only ever another name of the same API. */
const formHeaders = ({ headers }: InvokeUrlVariant, snapshot: Snapshot, url: ProbeUrl): Record<string, string> => {
  const own = Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]): [string, string] => [name.toLowerCase(), value])
      .filter(([name]) => apiHeaders.has(name)),
  );
  const named = own['host'];
  const isOther = named !== undefined && 'because' in checkProbeUrl(snapshot, `https://${named}/`);
  return { ...own, host: named === undefined || isOther ? url.host : named };
};

const preflightOf = ({ method, origin, requestHeaders }: ProbeWish, host: string): PlannedRequest[] =>
  origin === undefined
    ? []
    : [
        {
          leg: 'preflight',
          method: 'OPTIONS',
          headers: {
            // A browser's preflight carries no header of the page's own: not even one that names the API.
            host,
            origin,
            'access-control-request-method': method === 'OPTIONS' ? 'GET' : method,
            ...(requestHeaders === undefined || requestHeaders.length === 0
              ? {}
              : { 'access-control-request-headers': requestHeaders.map((name) => name.toLowerCase()).join(',') }),
          },
        },
      ];

/** What a variant is tried with, or why it is not tried. */
export const planVariant = (
  snapshot: Snapshot,
  variant: InvokeUrlVariant,
  wish: ProbeWish,
): PlannedVariant | { readonly because: string } => {
  const url = checkProbeUrl(snapshot, variant.url);
  if ('because' in url) return url;
  const headers = formHeaders(variant, snapshot, url);
  const actual: PlannedRequest = {
    leg: 'actual',
    method: wish.method,
    headers: {
      ...headers,
      'user-agent': 'gatescope-probe',
      accept: '*/*',
      ...(wish.origin === undefined ? {} : { origin: wish.origin }),
    },
  };
  return { variant, url, requests: [...preflightOf(wish, url.host), actual] };
};
