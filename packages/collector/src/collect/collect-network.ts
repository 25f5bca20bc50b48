import type { Fact, Request, Vpc, VpcEndpoint } from '@gatescope/shared';
import { describeNetworkAcls } from '../reads/ec2/describe-network-acls.ts';
import { describeRouteTables } from '../reads/ec2/describe-route-tables.ts';
import { describeSecurityGroups } from '../reads/ec2/describe-security-groups.ts';
import { describeSubnets } from '../reads/ec2/describe-subnets.ts';
import { describeVpcEndpoints } from '../reads/ec2/describe-vpc-endpoints.ts';
import { describeVpcs } from '../reads/ec2/describe-vpcs.ts';
import { fillNetworkInterfaces, fillVpcDns } from './fill-network.ts';
import { endpointIdsOf } from './request-hosts.ts';
import type { Trip } from './trip.ts';

/** The request in question; null when a management call failed, undefined when nobody asks about a request. */
export type AskedRequest = Request | null | undefined;

// DNS attributes cost two calls per VPC. With more VPCs than this, only those that the request names are read.
const mostVpcs = 4;

/**
 * The execute-api endpoints and the network around them: VPCs, their DNS attributes, subnets, groups, ACLs, routes,
 * endpoint interfaces. Involved VPCs are those with such an endpoint and the one that the request names; all of them
 * when it may be any: after a failed management call, or when the caller's subnet is said without its VPC.
 */
export const collectNetwork = async (trip: Trip, request: AskedRequest): Promise<void> => {
  const { home, facts } = trip;
  const named = request?.network.vpcId;
  const readVpcs = async (): Promise<Fact<Vpc[]>> => {
    facts.vpcs = await home.ask(describeVpcs, {});
    return facts.vpcs;
  };
  const vpcs = readVpcs();
  const readEndpoints = async (): Promise<void> => {
    facts.vpcEndpoints = await home.ask(describeVpcEndpoints, {});
    const endpoints = valueOf(facts.vpcEndpoints);
    const further = isAnyVpc(request) ? valueOf(await vpcs).map(({ VpcId }) => VpcId) : [];
    await collectAround(trip, { endpoints, named, further, request });
  };
  await Promise.all([vpcs, readEndpoints(), ...(named === undefined ? [] : [fillVpcDns(trip, named)])]);
};

const isAnyVpc = (request: AskedRequest): boolean =>
  request === null ||
  (request?.network.vpcId === undefined &&
    (request?.network.subnetId !== undefined || (request?.network.securityGroupIds ?? []).length > 0));

interface Around {
  readonly endpoints: readonly VpcEndpoint[];
  readonly named: string | undefined;
  readonly further: readonly string[];
  readonly request: AskedRequest;
}

const collectAround = async (trip: Trip, { endpoints, named, further, request }: Around): Promise<void> => {
  const ids = [...(named === undefined ? [] : [named]), ...endpoints.flatMap(({ VpcId }) => VpcId ?? []), ...further];
  const vpcIds = [...new Set(ids)].sort();
  const dnsOf = vpcIds.length <= mostVpcs ? vpcIds : vpcsOf(endpoints, endpointIdsOf(request));
  const interfaceIds = endpoints.flatMap(({ NetworkInterfaceIds }) => NetworkInterfaceIds ?? []);
  await Promise.all([
    collectParts(trip, vpcIds),
    ...(interfaceIds.length === 0 ? [] : [fillNetworkInterfaces(trip, interfaceIds)]),
    ...dnsOf.filter((vpcId) => vpcId !== named).map((vpcId) => fillVpcDns(trip, vpcId)),
  ]);
};

const collectParts = async ({ home, facts }: Trip, vpcIds: readonly string[]): Promise<void> => {
  if (vpcIds.length === 0) return;
  const input = { vpcIds };
  const [subnets, securityGroups, networkAcls, routeTables] = await Promise.all([
    home.ask(describeSubnets, input),
    home.ask(describeSecurityGroups, input),
    home.ask(describeNetworkAcls, input),
    home.ask(describeRouteTables, input),
  ]);
  Object.assign(facts, { subnets, securityGroups, networkAcls, routeTables });
};

const valueOf = <T>(fact: Fact<T[]>): readonly T[] => (fact.state === 'present' ? fact.value : []);

const vpcsOf = (endpoints: readonly VpcEndpoint[], ids: readonly string[]): string[] => [
  ...new Set(endpoints.flatMap(({ VpcEndpointId, VpcId }) => (ids.includes(VpcEndpointId) ? (VpcId ?? []) : []))),
];
