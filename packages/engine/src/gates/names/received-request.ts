import type { Request } from '@gatescope/shared';
import type { Origin, Way } from '../journey.ts';
import { isHandedOn } from './header-passage.ts';

const originOf = (way: Way | undefined): Origin | undefined => (way?.kind === 'distribution' ? way.origin : undefined);

/** What is sent, as far as it is told; a browser sends the origin of its page whether or not somebody lists it. */
const sentHeaders = ({ headers, client }: Request): string[] => [
  ...new Set([
    ...Object.keys(headers),
    ...(client.kind === 'browser' && client.origin !== undefined ? ['origin'] : []),
  ]),
];

/** Headers of the request that a distribution on the way keeps to itself, in lower case. */
export const droppedHeaders = (request: Request, way: Way | undefined): string[] => {
  const { passage, adds = [] } = originOf(way) ?? {};
  if (!passage) return [];
  return sentHeaders(request).filter((name) => name !== 'host' && !adds.includes(name) && !isHandedOn(passage, name));
};

/** The origin's path comes before the viewer's, and the query string may be left out. */
const receivedUrl = (url: string, origin: Origin | undefined): string => {
  if (!origin || (origin.path === '' && origin.handsQueryOn !== false)) return url;
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url.trim());
  if (!parts) return url;
  const [, front = '', path = '', query = ''] = parts;
  return `${front}${origin.path}${path}${origin.handsQueryOn === false ? '' : query}`;
};

/** The request as API Gateway gets it: a distribution leaves headers out and adds headers and a path of its own. */
export const receivedRequest = (request: Request, way: Way | undefined): Request => {
  const adds = originOf(way)?.adds ?? [];
  const dropped = droppedHeaders(request, way);
  const url = receivedUrl(request.url, originOf(way));
  if (dropped.length === 0 && adds.length === 0 && url === request.url) return request;
  const kept = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.includes(name)));
  const changed: Request = {
    ...request,
    url,
    headers: {
      ...kept,
      ...(dropped.includes('user-agent') ? { 'user-agent': 'Amazon CloudFront' } : {}),
      ...Object.fromEntries(adds.map((name) => [name, '<set by the distribution>'])),
    },
  };
  return {
    ...changed,
    ...(dropped.includes('authorization') ? { credential: { scheme: 'none' } } : {}),
    ...(adds.includes('authorization') ? { credential: { scheme: 'other' } } : {}),
    ...(dropped.includes('x-api-key') ? { apiKey: { kind: 'not-sent' } } : {}),
    ...(adds.includes('x-api-key') ? { apiKey: { kind: 'sent' } } : {}),
  };
};
