import type { AccountFacts } from '@gatescope/shared';
import { getAccount } from '../reads/api-gateway/get-account.ts';
import { getApiKeys } from '../reads/api-gateway/get-api-keys.ts';
import { getDomainNameAccessAssociations } from '../reads/api-gateway/get-domain-name-access-associations.ts';
import { getDomainNames } from '../reads/api-gateway/get-domain-names.ts';
import { getUsage } from '../reads/api-gateway/get-usage.ts';
import { getUsagePlanKeys } from '../reads/api-gateway/get-usage-plan-keys.ts';
import { getUsagePlans } from '../reads/api-gateway/get-usage-plans.ts';
import { getVpcLinks } from '../reads/api-gateway/get-vpc-links.ts';
import { getDomainNamesV2 } from '../reads/api-gateway-v2/get-domain-names.ts';
import { getVpcLinksV2 } from '../reads/api-gateway-v2/get-vpc-links.ts';
import { describeNetworkAcls } from '../reads/ec2/describe-network-acls.ts';
import { describeNetworkInterfaces } from '../reads/ec2/describe-network-interfaces.ts';
import { describeRouteTables } from '../reads/ec2/describe-route-tables.ts';
import { describeSecurityGroups } from '../reads/ec2/describe-security-groups.ts';
import { describeSubnets } from '../reads/ec2/describe-subnets.ts';
import { describeVpcEndpointServices } from '../reads/ec2/describe-vpc-endpoint-services.ts';
import { describeVpcEndpoints } from '../reads/ec2/describe-vpc-endpoints.ts';
import { describeVpcs } from '../reads/ec2/describe-vpcs.ts';
import { describeLoadBalancers } from '../reads/load-balancing/describe-load-balancers.ts';
import { describeTargetGroups } from '../reads/load-balancing/describe-target-groups.ts';
import { fillListeners, fillTargetHealth } from './fill-balancers.ts';
import { fillApiMappings, fillBasePathMappings, fillRoutingRules } from './fill-domains.ts';
import { fillIpSet, fillWebAcl } from './fill-firewall.ts';
import { fillFunction, fillFunctionConcurrency, fillFunctionPolicy } from './fill-functions.ts';
import { fillIdentityPolicies, fillRole } from './fill-identities.ts';
import { fillDistributions, fillDnsRecords } from './fill-names.ts';
import { fillVpcDns } from './fill-network.ts';
import type { Trip } from './trip.ts';
import { usageWindow } from './usage-window.ts';

/** Reads one fact of an account; `key` is that of the map, empty for facts that are no map. */
export type AccountFiller = (trip: Trip, key: string) => Promise<void>;

/** How each fact of an account is read when it is asked for by its pointer. */
export const accountFillers: { readonly [Name in keyof AccountFacts]: AccountFiller } = {
  apiGatewayAccount: async ({ home, facts }) => {
    facts.apiGatewayAccount = await home.ask(getAccount, {});
  },
  usagePlans: async ({ home, facts }) => {
    facts.usagePlans = await home.ask(getUsagePlans, {});
  },
  usagePlanKeys: async ({ home, facts }, usagePlanId) => {
    facts.usagePlanKeys[usagePlanId] = await home.ask(getUsagePlanKeys, { usagePlanId });
  },
  apiKeys: async ({ home, facts }) => {
    facts.apiKeys = await home.ask(getApiKeys, {});
  },
  usage: async ({ home, facts, now }, usagePlanId) => {
    facts.usage[usagePlanId] = await home.ask(getUsage, { usagePlanId, ...usageWindow(now()) });
  },
  domainNames: async ({ home, facts }) => {
    facts.domainNames = await home.ask(getDomainNames, {});
  },
  basePathMappings: fillBasePathMappings,
  domainNameAccessAssociations: async ({ home, facts }) => {
    facts.domainNameAccessAssociations = await home.ask(getDomainNameAccessAssociations, {});
  },
  vpcLinks: async ({ home, facts }) => {
    facts.vpcLinks = await home.ask(getVpcLinks, {});
  },
  domainNamesV2: async ({ home, facts }) => {
    facts.domainNamesV2 = await home.ask(getDomainNamesV2, {});
  },
  apiMappings: fillApiMappings,
  routingRules: fillRoutingRules,
  vpcLinksV2: async ({ home, facts }) => {
    facts.vpcLinksV2 = await home.ask(getVpcLinksV2, {});
  },
  vpcEndpoints: async ({ home, facts }) => {
    facts.vpcEndpoints = await home.ask(describeVpcEndpoints, {});
  },
  vpcs: async ({ home, facts }) => {
    facts.vpcs = await home.ask(describeVpcs, {});
  },
  vpcDns: fillVpcDns,
  subnets: async ({ home, facts }) => {
    facts.subnets = await home.ask(describeSubnets, {});
  },
  securityGroups: async ({ home, facts }) => {
    facts.securityGroups = await home.ask(describeSecurityGroups, {});
  },
  networkAcls: async ({ home, facts }) => {
    facts.networkAcls = await home.ask(describeNetworkAcls, {});
  },
  routeTables: async ({ home, facts }) => {
    facts.routeTables = await home.ask(describeRouteTables, {});
  },
  networkInterfaces: async ({ home, facts }) => {
    facts.networkInterfaces = await home.ask(describeNetworkInterfaces, {});
  },
  vpcEndpointServices: async ({ home, facts }) => {
    facts.vpcEndpointServices = await home.ask(describeVpcEndpointServices, {});
  },
  functions: fillFunction,
  functionPolicies: fillFunctionPolicy,
  functionConcurrency: fillFunctionConcurrency,
  roles: fillRole,
  identityPolicies: fillIdentityPolicies,
  webAcls: fillWebAcl,
  ipSets: fillIpSet,
  loadBalancers: async ({ home, facts }) => {
    facts.loadBalancers = await home.ask(describeLoadBalancers, {});
  },
  listeners: fillListeners,
  targetGroups: async ({ home, facts }) => {
    facts.targetGroups = await home.ask(describeTargetGroups, {});
  },
  targetHealth: fillTargetHealth,
  dnsRecords: fillDnsRecords,
  distributions: fillDistributions,
};
