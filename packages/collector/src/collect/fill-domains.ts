import { getBasePathMappings, getPrivateBasePathMappings } from '../reads/api-gateway/get-base-path-mappings.ts';
import { getApiMappings } from '../reads/api-gateway-v2/get-api-mappings.ts';
import { listRoutingRules } from '../reads/api-gateway-v2/list-routing-rules.ts';
import type { Trip } from './trip.ts';

/** The base path mappings of `name`, or of `name+id` for a private domain name. */
export const fillBasePathMappings = async ({ home, facts }: Trip, key: string): Promise<void> => {
  const [domainName = '', domainNameId] = key.split('+');
  facts.basePathMappings[key] =
    domainNameId === undefined
      ? await home.ask(getBasePathMappings, { domainName })
      : await home.ask(getPrivateBasePathMappings, { domainName, domainNameId });
};

/** The API mappings of a domain name. */
export const fillApiMappings = async ({ home, facts }: Trip, domainName: string): Promise<void> => {
  facts.apiMappings[domainName] = await home.ask(getApiMappings, { domainName });
};

/** The routing rules of `name`, or of `name+id` for a private domain name. */
export const fillRoutingRules = async ({ home, facts }: Trip, key: string): Promise<void> => {
  const [domainName = '', domainNameId] = key.split('+');
  facts.routingRules[key] = await home.ask(listRoutingRules, { domainName, domainNameId });
};
