import type { Snapshot, VpcEndpoint } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { accountFactOf } from '../facts.ts';
import { plainName } from '../gates/names/dns-records.ts';
import { executeApiEndpoints } from '../gates/names/endpoints.ts';
import type { OwnDomain } from '../gates/names/find-domain.ts';
import { listDomains } from '../gates/names/find-domain.ts';
import type { Hosting } from '../gates/names/hosting.ts';
import { defaultHostOf } from '../gates/names/hosting.ts';
import type { ListReader } from '../gates/names/network-lists.ts';
import { listOf } from '../gates/names/network-lists.ts';
import { targetGroupsOf } from '../gates/names/resolve-load-balancer.ts';
import type { InvokeForm } from './invoke-form.ts';

/** A route as it is asked for. */
export interface WantedRoute {
  readonly hosting: Hosting;
  readonly kind: Snapshot['target']['kind'];
  /** Undefined where the API has no stage. */
  readonly stageName: string | undefined;
  /** With a leading slash. */
  readonly path: string;
  /** Undefined: nobody said. */
  readonly callerVpcId: string | undefined;
}

const schemeOf = ({ kind }: WantedRoute): string => (kind === 'WEBSOCKET' ? 'wss' : 'https');

/** The stage `$default` of an HTTP API has no segment of its own. */
const underStage = ({ stageName, path }: WantedRoute): string =>
  stageName === undefined || stageName === '$default' ? path : `/${stageName}${path === '/' ? '/' : path}`;

const defaultForm = (route: WantedRoute): InvokeForm => ({
  form: 'default-host',
  title: route.hosting.isPrivate ? 'Default host, through private DNS' : 'Default host',
  url: `${schemeOf(route)}://${defaultHostOf(route.hosting)}${underStage(route)}`,
  headers: {},
  notes: route.hosting.isPrivate
    ? []
    : [
        'Where a VPC has an execute-api endpoint with private DNS on, this name is captured there: use a custom domain name from such a VPC.',
      ],
});

const zoneOf = (name: string): string | undefined => {
  const host = parseInvokeHost(name);
  return host.kind === 'endpoint' ? host.zone : undefined;
};

const isOwnName = (name: string): boolean => parseInvokeHost(name).kind === 'endpoint';

const throughEndpoint = (route: WantedRoute, endpoint: VpcEndpoint): InvokeForm[] => {
  const { hosting } = route;
  const vpceId = endpoint.VpcEndpointId;
  const names = (endpoint.DnsEntries ?? []).map(({ DnsName }) => plainName(DnsName ?? '')).filter(isOwnName);
  const regional = names.find((name) => zoneOf(name) === undefined);
  const path = underStage(route);
  const byId = { 'x-apigw-api-id': hosting.apiId };
  const alias: InvokeForm = {
    form: 'alias-host',
    title: `Alias of API and endpoint ${vpceId}`,
    url: `https://${hosting.apiId}-${vpceId}.execute-api.${hosting.region}.${hosting.suffix}${path}`,
    headers: {},
    vpceId,
    notes: [
      'Resolves everywhere, to private addresses; works with private DNS off. The record comes minutes after association and deployment.',
    ],
  };
  const zonal = names.flatMap((name) => {
    const zone = zoneOf(name);
    return zone
      ? [
          {
            form: 'zonal-api-id-header' as const,
            title: `Host of ${vpceId} in ${zone} with x-apigw-api-id`,
            url: `https://${name}${path}`,
            headers: byId,
            vpceId,
            zone,
            notes: [],
          },
        ]
      : [];
  });
  if (!regional) return [alias, ...zonal];
  return [
    alias,
    {
      form: 'endpoint-host-header',
      title: `Host of ${vpceId} with Host header`,
      url: `https://${regional}${path}`,
      headers: { host: defaultHostOf(hosting) },
      vpceId,
      notes: [],
    },
    {
      form: 'endpoint-api-id-header',
      title: `Host of ${vpceId} with x-apigw-api-id`,
      url: `https://${regional}${path}`,
      headers: byId,
      vpceId,
      notes: [],
    },
    ...zonal,
  ];
};

/** Endpoints worth showing: those of the caller's VPC and those associated with the API; without a said VPC all of them. */
const isRelevant = ({ hosting, callerVpcId }: WantedRoute, { VpcId, VpcEndpointId }: VpcEndpoint): boolean =>
  callerVpcId === undefined || VpcId === callerVpcId || hosting.associatedVpceIds.includes(VpcEndpointId);

const mappedPaths = (
  reader: ListReader,
  domain: OwnDomain,
  { hosting, stageName, path, kind }: WantedRoute,
): string[] => {
  const v1 =
    kind === 'REST'
      ? (reader.facts.value(accountFactOf('basePathMappings', domain.key)) ?? []).map(
          ({ basePath, restApiId, stage }) => ({ basePath, apiId: restApiId, stage }),
        )
      : [];
  const v2 = (reader.facts.value(accountFactOf('apiMappings', domain.key)) ?? []).map(
    ({ ApiMappingKey, ApiId, Stage }) => ({ basePath: ApiMappingKey, apiId: ApiId, stage: Stage }),
  );
  return [...v1, ...v2]
    .filter(({ apiId, stage }) => apiId === hosting.apiId && (!stage || stage === stageName))
    .map(({ basePath, stage }) => {
      const base = basePath && basePath !== '(none)' ? `/${basePath}` : '';
      return `${base}${stage ? '' : `/${stageName ?? ''}`}${path}`;
    });
};

const throughDomain = (reader: ListReader, domain: OwnDomain, route: WantedRoute): InvokeForm[] =>
  [...new Set(mappedPaths(reader, domain, route))].map((path) => ({
    form: domain.isPrivate ? 'private-custom-domain' : 'custom-domain',
    title: `${domain.isPrivate ? 'Private custom' : 'Custom'} domain name ${domain.name}`,
    url: `${schemeOf(route)}://${domain.name.replace(/^\*\./, 'any.')}${path}`,
    headers: {},
    notes: domain.isPrivate
      ? ['Every VPC that calls it needs a record for the name, an alias to a host of its endpoint.']
      : [],
  }));

const throughBalancers = (reader: ListReader, route: WantedRoute, endpoints: readonly VpcEndpoint[]): InvokeForm[] => {
  const cards = new Set(endpoints.flatMap(({ NetworkInterfaceIds }) => NetworkInterfaceIds ?? []));
  const addresses = new Set(
    listOf(reader, 'networkInterfaces').items.flatMap(({ value }) =>
      cards.has(value.NetworkInterfaceId) && value.PrivateIpAddress ? [value.PrivateIpAddress] : [],
    ),
  );
  if (addresses.size === 0) return [];
  return listOf(reader, 'loadBalancers').items.flatMap(({ value }) => {
    const listener = (reader.facts.value(accountFactOf('listeners', value.LoadBalancerArn ?? '')) ?? []).find(
      ({ Port }) => Port === 443,
    );
    const targets = listener
      ? targetGroupsOf(listener).flatMap((arn) => reader.facts.value(accountFactOf('targetHealth', arn)) ?? [])
      : [];
    if (!value.DNSName || !targets.some(({ Target }) => Target?.Id !== undefined && addresses.has(Target.Id)))
      return [];
    return [
      {
        form: 'load-balancer-api-id-header' as const,
        title: `Load balancer ${value.LoadBalancerName ?? value.DNSName} in front of the endpoint, with x-apigw-api-id`,
        url: `https://${value.DNSName}${underStage(route)}`,
        headers: { 'x-apigw-api-id': route.hosting.apiId },
        notes: [
          'The certificate does not carry this name: give the load balancer a name and a certificate of its own, or make the client call a name of execute-api through it.',
        ],
      },
    ];
  });
};

/** Every documented way to address a route of the API, as the configuration that can be read allows. */
export const listForms = (reader: ListReader, route: WantedRoute): InvokeForm[] => {
  const domains = listDomains(reader).items.flatMap((domain) => throughDomain(reader, domain, route));
  if (!route.hosting.isPrivate) return [defaultForm(route), ...domains];
  const all = executeApiEndpoints(reader).items.map(({ value }) => value);
  const endpoints = all.filter((endpoint) => isRelevant(route, endpoint));
  return [
    defaultForm(route),
    ...endpoints.flatMap((endpoint) => throughEndpoint(route, endpoint)),
    ...domains,
    ...throughBalancers(reader, route, all),
  ];
};
