import type { DomainName, DomainNameV2, FactPointer } from '@gatescope/shared';
import { accountFact } from '../../facts.ts';
import { plainName } from './dns-records.ts';
import type { Located, ListReader } from './network-lists.ts';
import { listOf } from './network-lists.ts';

/** A custom domain name of API Gateway, whichever of its two interfaces described it. */
export interface OwnDomain {
  readonly name: string;
  readonly isPrivate: boolean;
  /** Names that its records should point at; none for a private domain (any endpoint serves it). */
  readonly targets: readonly string[];
  readonly status: string | undefined;
  readonly statusMessage: string | undefined;
  /** Present where clients must show a certificate. */
  readonly mutualTls: { readonly truststoreUri: string | undefined; readonly warnings: readonly string[] } | undefined;
  readonly routingMode: string | undefined;
  readonly accessMode: string | undefined;
  readonly isDualStack: boolean;
  /** Key of its mappings in the snapshot: `name`, or `name+id` for a private one. */
  readonly key: string;
  readonly pointer: FactPointer;
  /** As GetDomainName describes it. */
  readonly source: DomainName | undefined;
}

const fromV1 = ({ value, pointer }: Located<DomainName>): OwnDomain => {
  const isPrivate = value.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
  const mutual = value.mutualTlsAuthentication;
  return {
    name: plainName(value.domainName),
    isPrivate,
    targets: [value.regionalDomainName, value.distributionDomainName].flatMap((target) =>
      target ? [plainName(target)] : [],
    ),
    status: value.domainNameStatus,
    statusMessage: value.domainNameStatusMessage,
    mutualTls: mutual?.truststoreUri
      ? { truststoreUri: mutual.truststoreUri, warnings: mutual.truststoreWarnings ?? [] }
      : undefined,
    routingMode: value.routingMode,
    accessMode: value.endpointAccessMode,
    isDualStack: value.endpointConfiguration?.ipAddressType === 'dualstack',
    key: isPrivate && value.domainNameId ? `${value.domainName}+${value.domainNameId}` : value.domainName,
    pointer,
    source: value,
  };
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fromV2 = ({ value, pointer }: Located<DomainNameV2>): OwnDomain => {
  const configurations = (value.DomainNameConfigurations ?? []) as readonly Readonly<Record<string, unknown>>[]; // fields as AWS returned them
  const mutual = value.MutualTlsAuthentication;
  return {
    name: plainName(value.DomainName),
    isPrivate: false,
    targets: configurations
      .flatMap((configuration) => text(configuration['ApiGatewayDomainName']) ?? [])
      .map(plainName),
    status: text(configurations[0]?.['DomainNameStatus']),
    statusMessage: text(configurations[0]?.['DomainNameStatusMessage']),
    mutualTls: mutual?.TruststoreUri ? { truststoreUri: mutual.TruststoreUri, warnings: [] } : undefined,
    routingMode: value.RoutingMode,
    accessMode: undefined,
    isDualStack: configurations.some((configuration) => configuration['IpAddressType'] === 'dualstack'),
    key: value.DomainName,
    pointer,
    source: undefined,
  };
};

const covers = ({ name }: OwnDomain, host: string): boolean =>
  // A wildcard domain name stands for one label. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.') + 1) === name.slice(2));

/** All custom domain names of the account and Region. */
export const listDomains = (
  reader: ListReader,
): { readonly items: readonly OwnDomain[]; readonly isHidden: boolean } => {
  if (reader.world.snapshot.target.kind === 'REST') {
    const { items, isHidden } = listOf(reader, 'domainNames');
    return { items: items.map(fromV1), isHidden };
  }
  const { items, isHidden } = listOf(reader, 'domainNamesV2');
  return { items: items.map(fromV2), isHidden };
};

/** The custom domain names that a host belongs to, exact ones first: a public and private ones may share a name. */
export const findDomains = (reader: ListReader, host: string): OwnDomain[] =>
  listDomains(reader)
    .items.filter((domain) => covers(domain, plainName(host)))
    .sort((a, b) => Number(a.name.startsWith('*')) - Number(b.name.startsWith('*')));

/** Whether an access association is one of this domain name. */
export const isSameDomain = (domain: OwnDomain, arn: string | undefined): boolean =>
  arn !== undefined && (domain.source?.domainNameArn === arn || arn.endsWith(`/domainnames/${domain.key}`));

const isAssociated = (reader: ListReader, domain: OwnDomain, vpceId: string): boolean => {
  const associations = reader.facts.read(accountFact('domainNameAccessAssociations'));
  return (
    associations.state === 'present' &&
    associations.value.some(
      ({ domainNameArn, accessAssociationSource }) =>
        accessAssociationSource === vpceId && isSameDomain(domain, domainNameArn),
    )
  );
};

/**
 * The one of several domains of a name that serves this way: private ones serve endpoints, public ones everybody. Private
 * ones may share a name too; an endpoint serves the one that it is associated with.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export const pickDomain = (
  reader: ListReader,
  domains: readonly OwnDomain[],
  endpoint: { readonly vpceId: string } | undefined,
): OwnDomain | undefined => {
  if (!endpoint) return domains.find(({ isPrivate }) => !isPrivate);
  const [first, ...others] = domains.filter(({ isPrivate }) => isPrivate);
  const namesakes = others.filter(({ name }) => name === first?.name);
  if (!first || namesakes.length === 0) return first ?? domains[0];
  return [first, ...namesakes].find((domain) => isAssociated(reader, domain, endpoint.vpceId)) ?? first;
};
