import type { Request } from '@gatescope/shared';

/**
 * The page's call that an OPTIONS request asks about, where somebody sent the preflight by hand (curl -X OPTIONS with
 * Access-Control-Request-Method); undefined for any other request. What the call would carry beyond the named headers
 * is not said. https://fetch.spec.whatwg.org/#http-access-control-request-method
 */
export const announcedCall = (request: Request): Request | undefined => {
  const method = request.headers['access-control-request-method']?.trim();
  if (request.method !== 'OPTIONS' || !method) return undefined;
  const named = (request.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  return {
    ...request,
    method: method.toUpperCase(),
    headers: Object.fromEntries(named.filter(Boolean).map((name) => [name.toLowerCase(), '<announced>'])),
    credential: { scheme: 'not-said' },
    apiKey: { kind: 'not-said' },
  };
};

/** A preflight sent by hand stands for the page that its Origin header names; any other request is what it is. */
export const speakForPage = (request: Request): Request => {
  const origin = request.headers['origin'];
  const isPage = request.client.kind === 'browser' && request.client.origin !== undefined;
  if (isPage || origin === undefined || announcedCall(request) === undefined) return request;
  return { ...request, client: { kind: 'browser', origin } };
};
