import type { VpcEndpoint } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { plainName } from '../gates/names/dns-records.ts';
import { executeApiEndpoints } from '../gates/names/endpoints.ts';
import { listDomains } from '../gates/names/find-domain.ts';
import { defaultHostOf } from '../gates/names/hosting.ts';
import type { ListReader } from '../gates/names/network-lists.ts';
import { throughBalancers, throughDomain } from './forms-through-others.ts';
import type { InvokeForm } from './invoke-form.ts';
import type { WantedRoute } from './wanted-route.ts';
import { schemeOf, underStage } from './wanted-route.ts';

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
