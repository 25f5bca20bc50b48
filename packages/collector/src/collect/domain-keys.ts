import type { DomainName, DomainNameV2, Request } from '@gatescope/shared';
import { isDomainOf, requestHosts } from './request-hosts.ts';

/** A custom domain name: the key of its mappings, and the names that lead to it. */
export interface DomainKey {
  readonly key: string;
  readonly names: readonly string[];
  /** Private names hold REST APIs only, and are no part of API Gateway V2. */
  readonly isPrivate: boolean;
}

/** A private name may occur more than once, so its id belongs to its key. */
export const toDomainKey = ({
  domainName,
  domainNameId,
  regionalDomainName,
  distributionDomainName,
}: DomainName): DomainKey => ({
  key: domainNameId === undefined ? domainName : `${domainName}+${domainNameId}`,
  names: [domainName, regionalDomainName, distributionDomainName].flatMap((name) => name ?? []),
  isPrivate: domainNameId !== undefined,
});

/** The same of a domain name in the words of API Gateway V2. */
export const toDomainKeyV2 = ({ DomainName: name, DomainNameConfigurations = [] }: DomainNameV2): DomainKey => ({
  key: name,
  names: [name, ...DomainNameConfigurations.flatMap((each) => textOf(each['ApiGatewayDomainName']))],
  isPrivate: false,
});

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

// Without a request every mapping is of interest, but an account may hold 120 domain names; the others can be asked for.
const mostDomains = 10;

/** The keys of the domain names that a request names; of the first few when it names none at all. */
export const keysOfRequest = (domains: readonly DomainKey[], request: Request | null | undefined): string[] => {
  const hosts = requestHosts(request);
  const relevant =
    hosts.length === 0
      ? domains.slice(0, mostDomains)
      : domains.filter(({ names }) => names.some((name) => hosts.some((host) => isDomainOf(name, host))));
  return relevant.map(({ key }) => key);
};
