import type { RouteTable } from '@gatescope/shared';
import { coverOf, prefixLengthOf } from './cidr.ts';

type Route = NonNullable<RouteTable['Routes']>[number];

/** Where a route leads, as far as private and public destinations differ. */
export type NextHop = 'local' | 'internet' | 'nat' | 'network' | 'blackhole';

/** The table of a subnet: the one associated with it, else the main one of its VPC. */
export const routeTableOf = (
  tables: readonly RouteTable[],
  subnetId: string | undefined,
  vpcId: string | undefined,
): RouteTable | undefined =>
  tables.find(
    ({ Associations }) =>
      subnetId !== undefined && Associations?.some((association) => association.SubnetId === subnetId),
  ) ??
  tables.find(
    ({ VpcId, Associations }) => vpcId !== undefined && VpcId === vpcId && Associations?.some(({ Main }) => Main),
  );

const blockOf = ({ DestinationCidrBlock, DestinationIpv6CidrBlock }: Route): string =>
  DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? '';

/** The most specific route that covers all of a destination. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
export const findRoute = (table: RouteTable, destination: string): Route | undefined =>
  (table.Routes ?? [])
    .filter((route) => coverOf(blockOf(route), destination) === 'all')
    .sort((a, b) => prefixLengthOf(blockOf(b)) - prefixLengthOf(blockOf(a)))[0];

/** What kind of thing a route leads to. Gateways, appliances and peerings count as networks. */
export const nextHopOf = (route: Route): NextHop => {
  if (route.State === 'blackhole') return 'blackhole';
  if (route.GatewayId === 'local') return 'local';
  if (route.GatewayId?.startsWith('igw-') || route.EgressOnlyInternetGatewayId) return 'internet';
  if (route.NatGatewayId) return 'nat';
  return 'network';
};
