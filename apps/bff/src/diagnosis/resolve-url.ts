import { parseInvokeHost, type ApiSummary } from '@gatescope/shared';
import type { CollectorPort, DomainRoute } from '../ports.ts';
import {
  addressOf,
  headerOf,
  nameBySyntax,
  splitStage,
  type Address,
  type Called,
  type ResolvedUrl,
} from './name-by-syntax.ts';
import { noRoute, notNaming, notUrl, withoutMapping } from './url-problems.ts';

const matches = (route: DomainRoute, path: string): boolean =>
  route.basePath === '' || path === `/${route.basePath}` || path.startsWith(`/${route.basePath}/`);

const distinctApis = (routes: readonly DomainRoute[]): number =>
  new Set(routes.map(({ region, apiId }) => `${region}/${apiId}`)).size;

/** The route with the longest base path that matches; where none does, the domain's only API. */
const pickRoute = (routes: readonly DomainRoute[], path: string): DomainRoute | undefined => {
  const best = routes.filter((route) => matches(route, path)).sort((a, b) => b.basePath.length - a.basePath.length)[0];
  return best ?? (distinctApis(routes) === 1 ? routes[0] : undefined);
};

const fromRoute = (route: DomainRoute, path: string): ResolvedUrl => {
  const rest = matches(route, path) && route.basePath !== '' ? path.slice(route.basePath.length + 1) : path;
  return {
    accountId: route.accountId,
    region: route.region,
    apiId: route.apiId,
    ...(route.stage ? { stage: route.stage } : {}),
    path: rest === '' ? '/' : rest,
    by: 'custom-domain',
    because: `The custom domain ${route.domainName} maps ${route.basePath === '' ? 'its root' : `/${route.basePath}`} to the API`,
  };
};

const isPrivate = ({ endpointTypes }: ApiSummary): boolean => endpointTypes.includes('PRIVATE');

/** The API that must be meant because there is no other; undefined where there are several. */
const onlyApi = async (
  collector: Pick<CollectorPort, 'listApis'>,
  { region, isMeant }: { readonly region: string | undefined; readonly isMeant: (api: ApiSummary) => boolean },
  signal: AbortSignal,
): Promise<ApiSummary | undefined> => {
  const { apis, problems } = await collector.listApis({ region, fresh: false, signal });
  const meant = apis.filter(isMeant);
  return meant.length === 1 && problems.length === 0 ? meant[0] : undefined;
};

const fromOnly = ({ accountId, region, id }: ApiSummary, address: Address, why: string): ResolvedUrl => ({
  accountId,
  region,
  apiId: id,
  ...splitStage(address.path),
  by: 'only-api',
  because: `${why}; ${id} is the only API that can be meant`,
});

/** An endpoint leads to every private API of its Region; where there is one only, that is the one. */
const behindEndpoint = async (
  address: Address,
  collector: Lookups,
  signal: AbortSignal,
): Promise<ResolvedUrl | undefined> => {
  const host = parseInvokeHost(address.host);
  if (host.kind !== 'endpoint' || !collector.regions.includes(host.region)) return undefined;
  const api = await onlyApi(collector, { region: host.region, isMeant: isPrivate }, signal);
  return (
    api && {
      ...fromOnly(api, address, `The URL has the host of the endpoint ${host.vpceId} and no header that names an API`),
      vpceId: host.vpceId,
    }
  );
};

const byDomain = async (
  { host, address }: { readonly host: string; readonly address: Address },
  collector: Lookups,
  signal: AbortSignal,
): Promise<ResolvedUrl | undefined> => {
  const routes = await collector.findDomain(host.toLowerCase().replace(/:\d+$/, ''), signal);
  if (routes === undefined) return undefined;
  const route = pickRoute(routes, address.path);
  if (route) return fromRoute(route, address.path);
  if (routes.length > 0) throw noRoute(host, address.path, routes);
  const api = await onlyApi(collector, { region: undefined, isMeant: () => true }, signal);
  if (api === undefined) throw withoutMapping(host);
  return fromOnly(api, address, `The custom domain ${host} has no mapping`);
};

type Lookups = Pick<CollectorPort, 'findDomain' | 'listApis' | 'regions'>;

/** Finds the API that a call leads to: by syntax, then by the custom domains of the configured accounts. */
export const resolveUrl = async (called: Called, collector: Lookups, signal: AbortSignal): Promise<ResolvedUrl> => {
  const address = addressOf(called.url ?? '');
  if (address === undefined) throw notUrl();
  const found = nameBySyntax(address, called);
  if (found) return found;
  for (const host of [called.hostReceivedByApiGateway, headerOf(called.headers, 'host'), address.host]) {
    const resolved = host ? await byDomain({ host, address }, collector, signal) : undefined;
    if (resolved) return resolved;
  }
  const behind = await behindEndpoint(address, collector, signal);
  if (behind) return behind;
  throw notNaming(address.host);
};
