import type { ApiKind, DomainName, Request } from '@gatescope/shared';
import { getDomainNameAccessAssociations } from '../reads/api-gateway/get-domain-name-access-associations.ts';
import { getDomainNames } from '../reads/api-gateway/get-domain-names.ts';
import { getDomainNamesV2 } from '../reads/api-gateway-v2/get-domain-names.ts';
import { fillApiMappings, fillBasePathMappings } from './fill-domains.ts';
import { isDomainOf, requestHosts } from './request-hosts.ts';
import type { Trip } from './trip.ts';

// Without a request every mapping is of interest, but an account may hold 120 domain names; the others can be asked for.
const mostDomains = 10;

/** Custom domain names, and the mappings of those that the request names (of some when there is no request). */
export const collectDomains = async (
  trip: Trip,
  { request, kind }: { readonly request: Request | null | undefined; readonly kind: Promise<ApiKind> },
): Promise<void> => {
  const names = collectNames(trip);
  await Promise.all([
    names.then((known) =>
      Promise.all(relevant(known.map(keyOfDomain), request).map((key) => fillBasePathMappings(trip, key))),
    ),
    collectAssociations(trip),
    collectV2(trip, { request, kind, names }),
  ]);
};

const collectNames = async ({ home, facts }: Trip): Promise<readonly DomainName[]> => {
  facts.domainNames = await home.ask(getDomainNames, {});
  return facts.domainNames.state === 'present' ? facts.domainNames.value : [];
};

const collectAssociations = async ({ home, facts }: Trip): Promise<void> => {
  facts.domainNameAccessAssociations = await home.ask(getDomainNameAccessAssociations, {});
};

/** The same names in the words of API Gateway V2; they are known from the first list, so the mappings need not wait. */
const collectV2 = async (
  trip: Trip,
  parts: {
    readonly request: Request | null | undefined;
    readonly kind: Promise<ApiKind>;
    readonly names: Promise<readonly DomainName[]>;
  },
): Promise<void> => {
  if ((await parts.kind) === 'REST') return;
  const { home, facts } = trip;
  // Private names hold REST APIs only.
  const open = (await parts.names).filter(({ domainNameId }) => domainNameId === undefined);
  const known = relevant(
    open.map(({ domainName }) => domainName),
    parts.request,
  );
  const readNames = async (): Promise<void> => {
    facts.domainNamesV2 = await home.ask(getDomainNamesV2, {});
    const listed = facts.domainNamesV2.state === 'present' ? facts.domainNamesV2.value : [];
    const names = relevant(
      listed.map(({ DomainName: name }) => name),
      parts.request,
    );
    await Promise.all(names.filter((name) => !known.includes(name)).map((name) => fillApiMappings(trip, name)));
  };
  await Promise.all([readNames(), ...known.map((name) => fillApiMappings(trip, name))]);
};

/** The key of a domain name's mappings: a private name may occur more than once, so its id belongs to it. */
export const keyOfDomain = ({ domainName, domainNameId }: DomainName): string =>
  domainNameId === undefined ? domainName : `${domainName}+${domainNameId}`;

const relevant = (keys: readonly string[], request: Request | null | undefined): string[] => {
  const hosts = requestHosts(request);
  if (hosts.length === 0) return keys.slice(0, mostDomains);
  return keys.filter((key) => hosts.some((host) => isDomainOf(key.split('+')[0] ?? key, host)));
};
