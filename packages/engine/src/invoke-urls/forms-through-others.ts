import type { VpcEndpoint } from '@gatescope/shared';
import { accountFactOf } from '../facts.ts';
import type { OwnDomain } from '../gates/names/find-domain.ts';
import type { ListReader } from '../gates/names/network-lists.ts';
import { listOf } from '../gates/names/network-lists.ts';
import { targetGroupsOf } from '../gates/names/resolve-load-balancer.ts';
import type { InvokeForm } from './invoke-form.ts';
import type { WantedRoute } from './wanted-route.ts';
import { schemeOf, underStage } from './wanted-route.ts';

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

/** The route under a custom domain name, once per mapping that leads to its stage. */
export const throughDomain = (reader: ListReader, domain: OwnDomain, route: WantedRoute): InvokeForm[] =>
  [...new Set(mappedPaths(reader, domain, route))].map((path) => ({
    form: domain.isPrivate ? 'private-custom-domain' : 'custom-domain',
    title: `${domain.isPrivate ? 'Private custom' : 'Custom'} domain name ${domain.name}`,
    url: `${schemeOf(route)}://${domain.name.replace(/^\*\./, 'any.')}${path}`,
    headers: {},
    notes: domain.isPrivate
      ? ['Every VPC that calls it needs a record for the name, an alias to a host of its endpoint.']
      : [],
  }));

/** The route through load balancers whose targets are interfaces of the endpoints. */
export const throughBalancers = (
  reader: ListReader,
  route: WantedRoute,
  endpoints: readonly VpcEndpoint[],
): InvokeForm[] => {
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
