import {
  parseInvokeHost,
  type CaseRequest,
  type ContractReply,
  type Contracts,
  type InvokeHost,
} from '@gatescope/shared';

/** The API that a URL leads to, and how that was found. */
export interface ResolvedUrl {
  readonly accountId?: string;
  readonly region: string;
  readonly apiId: string;
  readonly stage?: string;
  readonly path: string;
  readonly by: ContractReply<Contracts['resolveTarget']>['by'];
  readonly because: string;
  readonly vpceId?: string;
}

/** What of a request can name an API. */
export type Called = Pick<CaseRequest, 'url' | 'headers' | 'hostReceivedByApiGateway'>;

/** Host and path of a URL. */
export interface Address {
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

/** One header's value; undefined when it is not there or not a text. */
export const headerOf = (headers: CaseRequest['headers'], wanted: string): string | undefined => {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (name.toLowerCase() === wanted && typeof value === 'string' && value !== '') return value;
  }
  return undefined;
};

/** The first segment of a path, and the rest. */
export const splitStage = (path: string): { readonly stage?: string; readonly path: string } => {
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

/** The API that a call names by its syntax alone. The host that API Gateway receives decides, so a Host header outranks the URL. */
export const nameBySyntax = (address: Address, called: Called): ResolvedUrl | undefined => {
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
