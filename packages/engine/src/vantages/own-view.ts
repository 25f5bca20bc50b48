import type { Observation, Request } from '@gatescope/shared';
import { parseUrl } from '../parsed-url.ts';

/** Observations of one kind. */
export type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

/** Places that somebody looked from. */
export type Place = 'caller' | 'host';

/** What was seen of one request's own way from one place. */
export interface OwnView {
  readonly place: Place;
  readonly host: string;
  readonly dns: readonly Of<'dns'>[];
  readonly tcp: readonly Of<'tcp'>[];
  readonly tls: readonly Of<'tls'>[];
  /** Replies to the very method, host and path. */
  readonly http: readonly Of<'http'>[];
}

const sameName = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/\.$/, '') === other.toLowerCase().replace(/\.$/, '');

/** The form of the URL names the API in a header: it is this request only where this request has that header too. */
const fitsForm = ({ form }: Of<'http'>, { headers }: Request): boolean => {
  if (form?.endsWith('host-header')) return headers['host'] !== undefined;
  if (form?.endsWith('api-id-header')) return headers['x-apigw-api-id'] !== undefined;
  return true;
};

const isOwnCall = (observation: Of<'http'>, request: Request, host: string, path: string): boolean => {
  const parsed = parseUrl(observation.url);
  return (
    observation.method === request.method &&
    parsed !== undefined &&
    sameName(parsed.host, host) &&
    parsed.path === path &&
    fitsForm(observation, request)
  );
};

/** Whether an observation of a way or a reply is one of this very request, as seen from where it was made. */
export const isOfOwnWay = (observation: Observation, request: Request): boolean => {
  const url = parseUrl(request.url);
  if (url === undefined || observation.relation === 'ambient') return false;
  switch (observation.kind) {
    case 'dns':
      return sameName(observation.name, url.host);
    case 'tcp':
    case 'tls':
      return sameName(observation.host, url.host);
    case 'http':
      return isOwnCall(observation, request, url.host, url.path);
    default:
      return false;
  }
};

/** Observations by their kind. */
export const toView = (place: Place, host: string, observations: readonly Observation[]): OwnView => {
  const ofKind = <K extends Observation['kind']>(kind: K): Of<K>[] =>
    observations.filter((one): one is Of<K> => one.kind === kind);
  return { place, host, dns: ofKind('dns'), tcp: ofKind('tcp'), tls: ofKind('tls'), http: ofKind('http') };
};

/** What was seen of a request's own way from a place. */
export const ownView = (observations: readonly Observation[], request: Request, place: Place): OwnView =>
  toView(
    place,
    parseUrl(request.url)?.host ?? '',
    observations.filter((one) => one.vantage === place && isOfOwnWay(one, request)),
  );

/** Whether what a place saw speaks for the caller: the console's host does only where nothing was said of the caller's own place. */
export const standsIn = (place: Place, { network }: Request): boolean =>
  place === 'caller' ||
  (network.from === 'not-said' && network.vpcId === undefined && network.sourceIp === undefined && !network.subnetId);
