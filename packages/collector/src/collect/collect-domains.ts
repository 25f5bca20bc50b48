import type { ApiKind, Request } from '@gatescope/shared';
import { getDomainNameAccessAssociations } from '../reads/api-gateway/get-domain-name-access-associations.ts';
import { getDomainNames } from '../reads/api-gateway/get-domain-names.ts';
import { getDomainNamesV2 } from '../reads/api-gateway-v2/get-domain-names.ts';
import { type DomainKey, keysOfRequest, toDomainKey, toDomainKeyV2 } from './domain-keys.ts';
import { fillApiMappings, fillBasePathMappings } from './fill-domains.ts';
import type { Trip } from './trip.ts';

interface About {
  readonly request: Request | null | undefined;
  readonly kind: Promise<ApiKind>;
}

/** Custom domain names, and the mappings of those that the request names (of some when there is no request). */
export const collectDomains = async (trip: Trip, { request, kind }: About): Promise<void> => {
  const domains = readDomains(trip);
  await Promise.all([
    domains.then((known) => Promise.all(keysOfRequest(known, request).map((key) => fillBasePathMappings(trip, key)))),
    collectAssociations(trip),
    collectV2(trip, { request, kind, domains }),
  ]);
};

const readDomains = async ({ home, facts }: Trip): Promise<readonly DomainKey[]> => {
  facts.domainNames = await home.ask(getDomainNames, {});
  return facts.domainNames.state === 'present' ? facts.domainNames.value.map(toDomainKey) : [];
};

const collectAssociations = async ({ home, facts }: Trip): Promise<void> => {
  facts.domainNameAccessAssociations = await home.ask(getDomainNameAccessAssociations, {});
};

/** The same names in the words of API Gateway V2; the first list has told them already, so the mappings need not wait. */
const collectV2 = async (
  trip: Trip,
  { request, kind, domains }: About & { readonly domains: Promise<readonly DomainKey[]> },
): Promise<void> => {
  if ((await kind) === 'REST') return;
  const open = (await domains).filter(({ isPrivate }) => !isPrivate);
  const known = keysOfRequest(open, request);
  const readV2 = async (): Promise<void> => {
    const { home, facts } = trip;
    facts.domainNamesV2 = await home.ask(getDomainNamesV2, {});
    const listed = facts.domainNamesV2.state === 'present' ? facts.domainNamesV2.value.map(toDomainKeyV2) : [];
    const further = keysOfRequest(listed, request).filter((key) => !known.includes(key));
    await Promise.all(further.map((key) => fillApiMappings(trip, key)));
  };
  await Promise.all([readV2(), ...known.map((key) => fillApiMappings(trip, key))]);
};
