import { parseInvokeHost, type CaseRequest, type InvokeHost } from '@gatescope/shared';
import { ProblemError } from '../http/problem-error.ts';
import type { CollectorPort, DomainRoute } from '../ports.ts';

/** The API that a URL leads to, and how that was found. */
export interface ResolvedUrl {
  readonly accountId?: string;
  readonly region: string;
  readonly apiId: string;
  readonly stage?: string;
  readonly path: string;
  readonly by: 'default-host' | 'alias-host' | 'host-header' | 'api-id-header' | 'custom-domain';
  readonly because: string;
  readonly vpceId?: string;
}

/** What of a request can name an API. */
export type Called = Pick<CaseRequest, 'url' | 'headers' | 'hostReceivedByApiGateway'>;

interface Address {
  readonly host: string;
  readonly path: string;
}

const withScheme = (url: string): string => (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`);

/** Host and path of a URL; undefined when it is none. A missing scheme is forgiven: people paste what a browser shows. */
export const addressOf = (url: string): Address | undefined => {
  const text = withScheme(url.trim());
  if (!URL.canParse(text)) return undefined;
  const { hostname, pathname, protocol } = new URL(text);
  return hostname !== '' && /^(https?|wss?):$/.test(protocol) ? { host: hostname, path: pathname } : undefined;
};

const headerOf = (headers: CaseRequest['headers'], wanted: string): string | undefined => {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (name.toLowerCase() === wanted && typeof value === 'string' && value !== '') return value;
  }
  return undefined;
};

const splitStage = (path: string): { readonly stage?: string; readonly path: string } => {
  const [, stage, ...rest] = path.split('/');
  return stage ? { stage, path: `/${rest.join('/')}` } : { path: '/' };
};

type NamesApi = Extract<InvokeHost, { kind: 'default' | 'alias' }>;

const isNaming = (host: InvokeHost): host is NamesApi => host.kind === 'default' || host.kind === 'alias';

const fromHost = (host: NamesApi, path: string, isHeader: boolean, name: string): ResolvedUrl => ({
  region: host.region,
  apiId: host.apiId,
  ...splitStage(path),
  by: isHeader ? 'host-header' : host.kind === 'alias' ? 'alias-host' : 'default-host',
  because: `${isHeader ? 'The host that reaches API Gateway' : 'The host'}, ${name}, begins with the API's id`,
  ...(host.kind === 'alias' ? { vpceId: host.vpceId } : {}),
});

const apiIdPattern = /^[A-Za-z0-9-]{1,64}$/;

/** By syntax alone. The host that API Gateway receives decides, so a Host header outranks the URL. */
const bySyntax = (address: Address, called: Called): ResolvedUrl | undefined => {
  const named = parseInvokeHost(address.host);
  for (const candidate of [called.hostReceivedByApiGateway, headerOf(called.headers, 'host')]) {
    const host = candidate ? parseInvokeHost(candidate.replace(/:\d+$/, '')) : undefined;
    if (host && isNaming(host))
      return fromHost(host, address.path, candidate?.toLowerCase() !== address.host, candidate ?? '');
  }
  if (isNaming(named)) return fromHost(named, address.path, false, address.host);
  const apiId = headerOf(called.headers, 'x-apigw-api-id');
  if (named.kind !== 'endpoint' || apiId === undefined || !apiIdPattern.test(apiId)) return undefined;
  return {
    region: named.region,
    apiId,
    ...splitStage(address.path),
    by: 'api-id-header',
    because: `The header x-apigw-api-id names the API, the endpoint ${named.vpceId} the Region`,
    vpceId: named.vpceId,
  };
};

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

const chooseInstead = 'Or name the API yourself: pick it from the list (target.region and target.apiId).';

const noRoute = (host: string, path: string, routes: readonly DomainRoute[]): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: `The custom domain ${host} leads to several APIs, and none of its base paths matches ${path}.`,
    remedy: `Correct the path. ${chooseInstead}`,
    available: routes.map((route) => `/${route.basePath}`),
  });

const withoutMapping = (host: string): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: `The custom domain ${host} is there, but it has no mapping: it leads to no API, and API Gateway answers 403 Forbidden.`,
    remedy: `Add an API mapping (base path, API, stage) to the domain. ${chooseInstead}`,
  });

const notNaming = (address: Address): ProblemError => {
  const host = parseInvokeHost(address.host);
  const say = (detail: string, remedy: string): ProblemError =>
    new ProblemError('url-not-an-invoke-url', { detail, remedy: `${remedy} ${chooseInstead}` });
  switch (host.kind) {
    case 'endpoint':
      return say(
        `${address.host} is the name of the VPC endpoint ${host.vpceId}: it leads to every private API, so it names none.`,
        'Give the Host or x-apigw-api-id header that was sent.',
      );
    case 'load-balancer':
      return say(
        `${address.host} is a load balancer, not API Gateway.`,
        'Give the Host header that reaches API Gateway.',
      );
    case 'distribution':
      return say(`${address.host} is a CloudFront distribution, not API Gateway.`, 'Give the URL of its origin.');
    case 'ip-address':
      return say(
        `${address.host} is an address; it does not say which API was meant.`,
        'Give the Host header that was sent.',
      );
    default:
      return say(
        `${address.host} is no invoke host of API Gateway, and no configured account has it as a custom domain.`,
        'Check the name, or add the account and Region that own the domain to the console.',
      );
  }
};

const notUrl = (): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: 'What was given as the URL is not a URL.',
    remedy: `Give an absolute URL like https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/pets. ${chooseInstead}`,
  });

/** Finds the API that a call leads to: by syntax, then by the custom domains of the configured accounts. */
export const resolveUrl = async (
  called: Called,
  collector: Pick<CollectorPort, 'findDomain'>,
  signal: AbortSignal,
): Promise<ResolvedUrl> => {
  const address = addressOf(called.url ?? '');
  if (address === undefined) throw notUrl();
  const found = bySyntax(address, called);
  if (found) return found;
  for (const host of [called.hostReceivedByApiGateway, headerOf(called.headers, 'host'), address.host]) {
    if (!host) continue;
    const routes = await collector.findDomain(host.toLowerCase().replace(/:\d+$/, ''), signal);
    if (routes === undefined) continue;
    if (routes.length === 0) throw withoutMapping(host);
    const route = pickRoute(routes, address.path);
    if (route) return fromRoute(route, address.path);
    throw noRoute(host, address.path, routes);
  }
  throw notNaming(address);
};
