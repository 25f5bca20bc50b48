import type { InvokeHost } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import type { HeaderMap } from '../http/header-map.ts';
import { headerOf } from '../http/header-map.ts';
import { splitUrl } from './split-url.ts';

/** What a URL says about the API behind it, by its text and the headers that may name an API. */
export interface InvokeUrl {
  readonly host: string;
  readonly hostKind: InvokeHost['kind'];
  /** How the API is named; absent when nothing names one. */
  readonly by?: 'default-host' | 'alias-host' | 'host-header' | 'api-id-header' | 'domain';
  readonly accountId?: string;
  readonly region?: string;
  readonly apiId?: string;
  /** The first segment of the path; HTTP APIs with a `$default` stage have none there. */
  readonly stage?: string;
  /** What follows the stage, else the whole path; begins with a slash. */
  readonly path: string;
  /** An own domain name, or the Regional name that it points to. */
  readonly domain?: string;
  readonly vpceId?: string;
  /** What cannot be known from the text alone, in words. */
  readonly inferred: readonly string[];
}

const splitPath = (path: string): { readonly stage?: string; readonly path: string } => {
  const [, first = '', ...rest] = path.split('/');
  return first === '' ? { path } : { stage: first, path: `/${rest.join('/')}` };
};

interface Named {
  readonly by: NonNullable<InvokeUrl['by']>;
  readonly apiId?: string;
  readonly region?: string;
  readonly domain?: string;
  readonly vpceId?: string;
}

const nameOf = (host: InvokeHost): Named | undefined => {
  switch (host.kind) {
    case 'default':
      return { by: 'default-host', apiId: host.apiId, region: host.region };
    case 'alias':
      return { by: 'alias-host', apiId: host.apiId, region: host.region, vpceId: host.vpceId };
    case 'regional-domain':
      return { by: 'domain', domain: `${host.label}.execute-api.${host.region}.${host.suffix}`, region: host.region };
    case 'other':
      return host.name.includes('.') && !/(?:^|\.)localhost$/.test(host.name)
        ? { by: 'domain', domain: host.name }
        : undefined;
    default:
      return undefined;
  }
};

/** Behind an endpoint's or a load balancer's name a header says which API is meant. */
const nameByHeaders = (host: InvokeHost, headers: HeaderMap): Named | undefined => {
  const apiId = headerOf(headers, 'x-apigw-api-id');
  const region = host.kind === 'endpoint' || host.kind === 'load-balancer' ? host.region : undefined;
  const sentHost = headerOf(headers, 'host')?.replace(/:\d{1,5}$/, '');
  const named = sentHost ? nameOf(parseInvokeHost(sentHost)) : undefined;
  if (named?.apiId) return { ...named, by: 'host-header' };
  if (apiId) return { by: 'api-id-header', apiId, ...(region ? { region } : {}) };
  return named ? { ...named, by: 'host-header' } : undefined;
};

const isOwnName = (kind: InvokeHost['kind']): boolean => kind === 'default' || kind === 'alias';

/**
 * Reads an invoke URL in reverse: which API, stage and path it leads to, and through which endpoint. Undefined when the
 * text is no URL. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export const readInvokeUrl = (url: string, headers: HeaderMap = {}): InvokeUrl | undefined => {
  const parts = splitUrl(url);
  if (!parts) return undefined;
  const host = parseInvokeHost(parts.host);
  const own = nameOf(host);
  const named = isOwnName(host.kind) ? own : (nameByHeaders(host, headers) ?? own);
  const vpceId = host.kind === 'endpoint' ? host.vpceId : named?.vpceId;
  const region = named?.region ?? ('region' in host && host.region !== '' ? host.region : undefined);
  const split = named?.apiId ? splitPath(parts.path) : { path: parts.path };
  return {
    host: parts.host,
    hostKind: host.kind,
    ...(named ? { by: named.by } : {}),
    ...(region ? { region } : {}),
    ...(named?.apiId ? { apiId: named.apiId } : {}),
    ...split,
    ...(named?.domain ? { domain: named.domain } : {}),
    ...(vpceId ? { vpceId } : {}),
    inferred: split.stage === undefined ? [] : [`"${split.stage}" is the stage if the API has one of that name`],
  };
};
