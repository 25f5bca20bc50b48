import type { RouteTable } from '@gatescope/shared';
import type { Caller } from './caller.ts';
import type { Located, ListReader } from './network-lists.ts';
import { listOf } from './network-lists.ts';
import type { NextHop } from './route-table.ts';
import { findRoute, nextHopOf, routeTableOf } from './route-table.ts';

/** Whether packets find a way. `unsaid`: it hangs on the subnet, which was not said. */
export type Passage =
  | { readonly kind: 'open'; readonly hop?: NextHop }
  | { readonly kind: 'closed'; readonly tables: readonly Located<RouteTable>[]; readonly hop?: NextHop }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'unsaid' }
  /** Rests on things that are not readable, such as a prefix list or the caller's public address. */
  | { readonly kind: 'unclear'; readonly hop?: NextHop };

/** The tables that may serve a subnet: its own, or every table of the VPC when the subnet is not said. */
const tablesFor = (
  items: readonly Located<RouteTable>[],
  subnetId: string | undefined,
  vpcId: string | undefined,
): Located<RouteTable>[] => {
  if (subnetId === undefined) return items.filter(({ value }) => vpcId !== undefined && value.VpcId === vpcId);
  const own = routeTableOf(
    items.map(({ value }) => value),
    subnetId,
    vpcId,
  );
  return items.filter(({ value }) => value === own);
};

const hasPrefixLists = ({ Routes }: RouteTable): boolean =>
  (Routes ?? []).some(
    ({ DestinationPrefixListId, GatewayId }) =>
      DestinationPrefixListId !== undefined && !GatewayId?.startsWith('vpce-'),
  );

const passageThrough = (
  table: Located<RouteTable>,
  destination: string,
  isPassable: (hop: NextHop) => boolean,
): Passage => {
  const route = findRoute(table.value, destination);
  const hop = route ? nextHopOf(route) : undefined;
  if (hop && isPassable(hop)) return { kind: 'open', hop };
  return hasPrefixLists(table.value)
    ? { kind: 'unclear' }
    : { kind: 'closed', tables: [table], ...(hop ? { hop } : {}) };
};

const combine = (passages: readonly Passage[]): Passage => {
  const [first] = passages;
  if (!first) return { kind: 'unclear' };
  if (passages.every(({ kind }) => kind === 'open')) return first;
  if (passages.every(({ kind }) => kind === 'closed')) {
    return {
      kind: 'closed',
      tables: passages.flatMap((passage) => (passage.kind === 'closed' ? passage.tables : [])),
      ...('hop' in first && first.hop ? { hop: first.hop } : {}),
    };
  }
  return passages.length === 1 ? first : { kind: 'unsaid' };
};

/** The way from one subnet (or any of a VPC) to a destination, by its route tables. */
export const routeFrom = (
  reader: ListReader,
  from: { readonly subnetId: string | undefined; readonly vpcId: string | undefined },
  destination: string,
  isPassable: (hop: NextHop) => boolean,
): Passage => {
  const { items, isHidden } = listOf(reader, 'routeTables');
  const tables = tablesFor(items, from.subnetId, from.vpcId);
  if (tables.length === 0) return isHidden ? { kind: 'hidden' } : { kind: 'unclear' };
  return combine(tables.map((table) => passageThrough(table, destination, isPassable)));
};

/** Whatever leads to a private address: not the internet, and no NAT, which the internet lies behind. */
export const leadsToPrivate = (hop: NextHop): boolean => hop === 'local' || hop === 'network';

/** Whatever leads to public addresses. */
export const leadsToPublic = (hop: NextHop): boolean => hop === 'internet' || hop === 'nat' || hop === 'network';

const anyPublicAddress = '0.0.0.0/0';

const hasPublicAddress = (reader: ListReader, { sourceIp }: Caller): boolean | undefined => {
  if (!sourceIp) return undefined;
  const own = listOf(reader, 'networkInterfaces').items.find(({ value }) => value.PrivateIpAddress === sourceIp)
    ?.value as { readonly InterfaceType?: string; readonly Association?: { readonly PublicIp?: string } } | undefined; // Association is passed through as AWS returned it
  if (!own) return undefined;
  return own.InterfaceType === 'lambda' ? false : own.Association?.PublicIp !== undefined;
};

/**
 * The way of a VPC caller to public addresses. An internet gateway serves only interfaces that have a public address
 * of their own; a function's never has one.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export const routeToPublic = (reader: ListReader, caller: Caller, isSeenFromOutside: boolean): Passage => {
  const passage = routeFrom(reader, caller, anyPublicAddress, leadsToPublic);
  if (passage.kind !== 'open' || passage.hop !== 'internet' || isSeenFromOutside) return passage;
  const isPublic = hasPublicAddress(reader, caller);
  if (isPublic === undefined) return { kind: 'unclear', hop: 'internet' };
  return isPublic ? passage : { kind: 'closed', tables: [], hop: 'internet' };
};
