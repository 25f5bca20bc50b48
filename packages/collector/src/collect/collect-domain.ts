import type { AccountFacts } from '@gatescope/shared';
import { getDomainNames } from '../reads/api-gateway/get-domain-names.ts';
import { getDomainNamesV2 } from '../reads/api-gateway-v2/get-domain-names.ts';
import { toDomainKey, toDomainKeyV2 } from './domain-keys.ts';
import { fillApiMappings, fillBasePathMappings, fillRoutingRules } from './fill-domains.ts';
import { isDomainOf } from './request-hosts.ts';
import type { Trip } from './trip.ts';

/** What an account and Region say about the custom domain names behind a host. */
export type DomainFacts = Pick<
  AccountFacts,
  'domainNames' | 'domainNamesV2' | 'basePathMappings' | 'apiMappings' | 'routingRules'
>;

/** The custom domain names, with the mappings and routing rules of those that a host means. */
export const collectDomain = async (trip: Trip, host: string): Promise<DomainFacts> => {
  const { home, facts } = trip;
  const [v1, v2] = await Promise.all([home.ask(getDomainNames, {}), home.ask(getDomainNamesV2, {})]);
  facts.domainNames = v1;
  facts.domainNamesV2 = v2;
  const domains = [
    ...(v1.state === 'present' ? v1.value.map(toDomainKey) : []),
    ...(v2.state === 'present' ? v2.value.map(toDomainKeyV2) : []),
  ].filter(({ names }) => names.some((name) => isDomainOf(name, host.toLowerCase())));
  const keys = [...new Map(domains.map((domain) => [domain.key, domain])).values()];
  await Promise.all(
    keys.flatMap(({ key, isPrivate }) => [
      fillBasePathMappings(trip, key),
      fillRoutingRules(trip, key),
      ...(isPrivate ? [] : [fillApiMappings(trip, key)]),
    ]),
  );
  const { domainNames, domainNamesV2, basePathMappings, apiMappings, routingRules } = facts;
  return { domainNames, domainNamesV2, basePathMappings, apiMappings, routingRules };
};
