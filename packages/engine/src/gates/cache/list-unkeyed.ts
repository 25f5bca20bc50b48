import type { Method, Request } from '@gatescope/shared';
import { isCrossOrigin } from '../../cors/preflight.ts';
import type { MatchedRoute } from '../journey.ts';

const queryNames = (url: string): readonly string[] => [
  ...new Set(
    (/\?([^#]*)/.exec(url)?.[1] ?? '')
      .split('&')
      .map((pair) => pair.split('=')[0] ?? '')
      .filter((name) => name !== ''),
  ),
];

/** A page's call carries its origin, which many backends echo into Access-Control-Allow-Origin. */
const originKey = 'method.request.header.Origin';

/** Headers that commonly change what a backend answers. */
const tellingHeaders = ['authorization', 'accept-language', 'cookie', 'x-api-key', 'x-tenant-id'];

/** Parts of the request that tell it from others and are not in the cache key, as `method.request.…`. */
export interface Unkeyed {
  readonly path: readonly string[];
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** The origin of the page that calls, of another origin than the API. */
  readonly origin?: string;
}

/** Whether the backend sees the parameter at all: a proxy integration passes on everything, another one what it maps. */
const reaches = ({ methodIntegration: integration }: Method, key: string): boolean => {
  if (integration?.type?.toUpperCase().endsWith('_PROXY')) return true;
  const templates = Object.values(integration?.requestTemplates ?? {}).join(' ');
  const name = key.split('.').at(-1) ?? '';
  return (
    Object.values(integration?.requestParameters ?? {}).includes(key) ||
    templates.includes(name) ||
    /\$input\.params\(\s*\)/.test(templates)
  );
};

/**
 * What of a request the cache does not look at. The cache key is the resource with the parameters that are chosen for it;
 * not even path parameters are in it by themselves.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export const listUnkeyed = (method: Method, route: MatchedRoute, request: Request): Unkeyed => {
  const integration = method.methodIntegration;
  const chosen = new Set((integration?.cacheKeyParameters ?? []).map((key) => key.toLowerCase()));
  // A key may name the integration's parameter instead of the method's.
  for (const [own, source] of Object.entries(integration?.requestParameters ?? {}))
    if (chosen.has(own.toLowerCase())) chosen.add(source.toLowerCase());
  const free = (place: string, names: readonly string[]): string[] =>
    names
      .map((name) => `method.request.${place}.${name}`)
      .filter((key) => !chosen.has(key.toLowerCase()) && reaches(method, key));
  const isOriginOpen =
    isCrossOrigin(request) === true && !chosen.has(originKey.toLowerCase()) && reaches(method, originKey);
  return {
    ...(isOriginOpen ? { origin: originKey } : {}),
    path: free('path', Object.keys(route.parameters)),
    query: free('querystring', queryNames(request.url)),
    headers: free(
      'header',
      tellingHeaders.filter((name) => request.headers[name] !== undefined),
    ),
  };
};
