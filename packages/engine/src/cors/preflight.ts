import type { Request } from '@gatescope/shared';
import { originOfUrl } from './redirected-request.ts';
import { announcedCall } from './sent-preflight.ts';
import { safelistedMethods, unsafeHeaderNames } from './safelist.ts';

/**
 * Whether a browser applies CORS: a page of another origin calls. Undefined when the page's origin was not said. WebSockets
 * are open to every origin; the server has to look at it. https://websockets.spec.whatwg.org/
 */
export const isCrossOrigin = ({ client, url }: Request): boolean | undefined => {
  if (client.kind === 'program' || /^wss?:/i.test(url)) return false;
  if (client.kind === 'not-said' || client.origin === undefined) return undefined;
  return client.origin.toLowerCase() !== originOfUrl(url);
};

/** Why a browser sends a preflight first: an unsafe method, or the headers that are not safelisted. Empty: it sends none. */
export const preflightReasons = (
  request: Request,
): { readonly method?: string; readonly headers: readonly string[] } => ({
  ...(safelistedMethods.has(request.method) ? {} : { method: request.method }),
  headers: unsafeHeaderNames(request.headers),
});

/**
 * The preflight that a browser would send before this request; undefined when it sends none. It carries no credential, no
 * API key and none of the request's own headers. `isCors`: it follows a redirect from another origin. https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export const preflightOf = (
  request: Request,
  { isCors = isCrossOrigin(request) === true } = {},
): Request | undefined => {
  if (!isCors || request.client.kind !== 'browser' || !request.client.origin) return undefined;
  if (announcedCall(request)) return undefined;
  const reasons = preflightReasons(request);
  if (reasons.method === undefined && reasons.headers.length === 0) return undefined;
  return {
    method: 'OPTIONS',
    url: request.url,
    headers: {
      accept: '*/*',
      'access-control-request-method': request.method,
      ...(reasons.headers.length > 0 ? { 'access-control-request-headers': reasons.headers.join(',') } : {}),
      origin: request.client.origin,
    },
    credential: { scheme: 'none' },
    principal: 'anonymous',
    apiKey: { kind: 'not-sent' },
    client: request.client,
    network: request.network,
    ...(request.hostReceivedByApiGateway ? { hostReceivedByApiGateway: request.hostReceivedByApiGateway } : {}),
    bodyBytes: 0,
  };
};
