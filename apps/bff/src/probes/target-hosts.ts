import { parseInvokeHost, type Snapshot } from '@gatescope/shared';

/** Why a host belongs to an API. */
export type HostRule = 'default-host' | 'alias-host' | 'endpoint-host' | 'domain';

const valueOf = <T>(fact: { readonly state: string; readonly value?: T | undefined } | undefined): T | undefined =>
  fact?.state === 'present' ? fact.value : undefined;

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const associatedEndpoints = ({ api }: Snapshot): readonly string[] =>
  api.kind === 'REST' ? (valueOf(api.restApi)?.endpointConfiguration?.vpcEndpointIds ?? []) : [];

const leadsHere = ({ account, target }: Snapshot, key: string): boolean =>
  (valueOf(account.basePathMappings[key]) ?? []).some(({ restApiId }) => restApiId === target.apiId) ||
  (valueOf(account.apiMappings[key]) ?? []).some(({ ApiId }) => ApiId === target.apiId) ||
  (valueOf(account.routingRules[key]) ?? []).some(({ Actions }) =>
    (Actions ?? []).some(({ InvokeApi }) => InvokeApi?.ApiId === target.apiId),
  );

/** The custom domain names that lead to the API; a wildcard keeps its star. */
const domainsOf = (snapshot: Snapshot): readonly string[] => {
  const { basePathMappings, apiMappings, routingRules } = snapshot.account;
  const keys = [basePathMappings, apiMappings, routingRules].flatMap((map) => Object.keys(map));
  return [...new Set(keys)].filter((key) => leadsHere(snapshot, key)).map((key) => plain(key.split('+')[0] ?? key));
};

const isDomain = (snapshot: Snapshot, host: string): boolean =>
  domainsOf(snapshot).some((domain) =>
    // A wildcard stands for one label. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
    domain.startsWith('*.') ? host.slice(host.indexOf('.')) === domain.slice(1) : host === domain,
  );

/**
 * Why a host follows from the API that was chosen: its default host, its alias with an endpoint, a host of an
 * execute-api endpoint that is known here, or a custom domain name that leads to it. Undefined for every other host.
 */
export const hostRuleOf = (snapshot: Snapshot, host: string): HostRule | undefined => {
  const { target, account } = snapshot;
  const parsed = parseInvokeHost(host);
  const endpoints = valueOf(account.vpcEndpoints) ?? [];
  const isKnown = (vpceId: string): boolean =>
    associatedEndpoints(snapshot).includes(vpceId) || endpoints.some(({ VpcEndpointId }) => VpcEndpointId === vpceId);
  switch (parsed.kind) {
    case 'default':
      return parsed.apiId === target.apiId && parsed.region === target.region ? 'default-host' : undefined;
    case 'alias':
      return parsed.apiId === target.apiId && parsed.region === target.region && isKnown(parsed.vpceId)
        ? 'alias-host'
        : undefined;
    case 'endpoint': {
      const names = endpoints.flatMap(({ DnsEntries }) =>
        (DnsEntries ?? []).map(({ DnsName }) => plain(DnsName ?? '')),
      );
      return parsed.region === target.region && names.includes(host) ? 'endpoint-host' : undefined;
    }
    default:
      return isDomain(snapshot, host) ? 'domain' : undefined;
  }
};
