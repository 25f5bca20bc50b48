import type { Request } from '@gatescope/shared';
import { parseUrl } from '../parsed-url.ts';

/** Headers that describe a body; they go where the body goes. https://fetch.spec.whatwg.org/#request-body-header-name */
const bodyHeaders = ['content-encoding', 'content-language', 'content-location', 'content-type'];

/** Scheme, host and port as browsers serialize them; undefined for what is no URL. https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export const originOfUrl = (url: string): string | undefined => {
  const parsed = parseUrl(url);
  if (!parsed) return undefined;
  const isDefaultPort =
    (parsed.scheme === 'https' && parsed.port === 443) || (parsed.scheme === 'http' && parsed.port === 80);
  return `${parsed.scheme}://${parsed.host}${isDefaultPort ? '' : `:${parsed.port}`}`;
};

/** A Location against the URL that answered with it: absolute, of the same scheme, of the same host, or of the same folder. */
export const resolveLocation = (location: string, base: string): string | undefined => {
  const target = location.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
  const parsed = parseUrl(base);
  const origin = originOfUrl(base);
  if (!parsed || !origin) return undefined;
  if (target.startsWith('//')) return `${parsed.scheme}:${target}`;
  if (target.startsWith('/')) return `${origin}${target}`;
  if (target === '' || target.startsWith('?')) return `${origin}${parsed.path}${target}`;
  return `${origin}${parsed.path.replace(/[^/]*$/, '')}${target}`;
};

const withoutHeaders = (headers: Request['headers'], names: readonly string[]): Request['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const becomesGet = (status: number, method: string): boolean =>
  status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';

/**
 * Whether a page's origin is lost on the way: a request that went from one foreign origin to another says `null` instead.
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin
 */
const isTainted = ({ client, url }: Request, target: string): boolean =>
  client.kind === 'browser' && originOfUrl(url) !== originOfUrl(target) && originOfUrl(url) !== client.origin;

/**
 * The request that a browser makes of another after a redirect: 301 and 302 turn POST into GET, another origin gets no
 * Authorization. https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export const redirectedRequest = (request: Request, status: number, target: string): Request => {
  const isGet = becomesGet(status, request.method);
  const isElsewhere = originOfUrl(request.url) !== originOfUrl(target);
  const dropped = [...(isGet ? bodyHeaders : []), ...(isElsewhere ? ['authorization'] : [])];
  const client = isTainted(request, target) ? { ...request.client, origin: 'null' } : request.client;
  return {
    ...request,
    ...(isGet ? { method: 'GET', bodyBytes: 0 } : {}),
    url: target,
    headers: withoutHeaders(request.headers, dropped),
    client,
  };
};
