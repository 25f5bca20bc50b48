import type { Subnet, VpcEndpoint } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { connectionTimeout } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import type { Caller } from './caller.ts';
import { blocksOfVpc, privateRangesOf } from './caller.ts';
import { coverOf } from './cidr.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import type { Crossing } from './hurdles-of-acls.ts';
import { aclsHurdle, areAclsOpen, bordersBetween } from './hurdles-of-acls.ts';
import { groupsHurdle } from './hurdles-of-groups.ts';
import { routeHurdle } from './hurdles-of-routes.ts';
import { listOf, uncited } from './network-lists.ts';
import { leadsToPrivate, routeFrom } from './routes.ts';

interface EndpointPath {
  readonly context: GateContext;
  readonly caller: Caller;
  readonly endpoint: VpcEndpoint;
}

const subnetsOf = ({ context, endpoint }: EndpointPath): Subnet[] =>
  listOf(context, 'subnets')
    .items.map(({ value }) => value)
    .filter(({ SubnetId }) => endpoint.SubnetIds?.includes(SubnetId));

/** Subnets whose interface the called name leads to: one for a zonal name, else all. */
const targetSubnets = (path: EndpointPath): Subnet[] => {
  const subnets = subnetsOf(path);
  const names = path.context.journey.resolved ?? [];
  const host = parseInvokeHost(names.at(-1) ?? '');
  const zone = host.kind === 'endpoint' ? host.zone : undefined;
  const zonal = subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone);
  return zone !== undefined && zonal.length > 0 ? zonal : subnets;
};

const interfaceHurdle = ({ context, endpoint }: EndpointPath): Hurdle => {
  const vpceId = endpoint.VpcEndpointId;
  const detail = {
    vpceId,
    subnetIds: endpoint.SubnetIds ?? [],
    networkInterfaceIds: endpoint.NetworkInterfaceIds ?? [],
  };
  if (endpoint.NetworkInterfaceIds?.length === 0 || endpoint.SubnetIds?.length === 0) {
    return { kind: 'blocked', reason: 'vpce-subnet-unusable', replies: [connectionTimeout], detail };
  }
  const own = listOf(uncited(context), 'networkInterfaces').items.filter(({ value }) =>
    endpoint.NetworkInterfaceIds?.includes(value.NetworkInterfaceId),
  );
  const isDown =
    own.length > 0 &&
    own.length === endpoint.NetworkInterfaceIds?.length &&
    own.every(({ value }) => value.Status !== undefined && value.Status !== 'in-use');
  if (!isDown) return clear;
  listOf(context, 'networkInterfaces');
  // The endpoint says "available", its interfaces say otherwise: which of the two lags behind is not documented.
  return {
    kind: 'doubt',
    reason: 'vpce-subnet-unusable',
    replies: [connectionTimeout],
    detail: {
      ...detail,
      interfaces: own.map(({ value, pointer }) => ({ id: value.NetworkInterfaceId, status: value.Status, pointer })),
    },
  };
};

const placeHurdle = ({ caller }: EndpointPath): Hurdle =>
  caller.place === 'public-internet'
    ? {
        kind: 'blocked',
        reason: 'private-api-from-outside',
        replies: [connectionTimeout],
        detail: { place: caller.place },
      }
    : clear;

const groupIdsOf = ({ Groups }: VpcEndpoint): string[] => (Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);

const outboundHurdle = (path: EndpointPath): Hurdle => {
  const { context, caller, endpoint } = path;
  if (!caller.securityGroupIds || caller.securityGroupIds.length === 0) return clear;
  const check = {
    groupIds: caller.securityGroupIds,
    direction: 'out',
    port: 443,
    reason: 'caller-security-group-blocks',
  } as const;
  const anywhere = groupsHurdle(context, { ...check, peer: { ranges: undefined, groupIds: groupIdsOf(endpoint) } });
  if (anywhere.kind !== 'doubt') return anywhere;
  const blocks = targetSubnets(path).flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return blocks.length === 0
    ? anywhere
    : groupsHurdle(context, { ...check, peer: { ranges: blocks, groupIds: groupIdsOf(endpoint) } });
};

const inboundHurdle = ({ context, caller, endpoint }: EndpointPath): Hurdle => {
  const check = {
    groupIds: groupIdsOf(endpoint),
    direction: 'in',
    port: 443,
    reason: 'security-group-blocks',
  } as const;
  const groupIds = caller.securityGroupIds;
  const fromAnywhere = groupsHurdle(context, { ...check, peer: { ranges: undefined, groupIds } });
  return fromAnywhere.kind === 'clear'
    ? fromAnywhere
    : groupsHurdle(context, { ...check, peer: { ranges: privateRangesOf(context, caller), groupIds } });
};

/** The name answers with one address per subnet: what blocks the way to some of them fails some connections only. */
const overall = (hurdles: readonly Hurdle[]): Hurdle => {
  const first = hurdles.find(({ kind }) => kind === 'blocked') ?? hurdles.find(({ kind }) => kind === 'doubt');
  if (first?.kind !== 'blocked' || hurdles.every(({ kind }) => kind === 'blocked')) return first ?? clear;
  return { ...first, kind: 'doubt' };
};

const wayThere = (path: EndpointPath): Hurdle => {
  const { context, caller, endpoint } = path;
  const blocks = targetSubnets(path).map(({ CidrBlock }) => CidrBlock);
  // Where the endpoint's addresses lie is not known without its subnets.
  if (blocks.length === 0) return { kind: 'doubt' };
  return overall(
    blocks.map((block) =>
      block
        ? routeHurdle(routeFrom(context, caller, block, leadsToPrivate), { caller, endpoint, way: 'there' })
        : { kind: 'doubt' },
    ),
  );
};

/** Replies leave from the endpoint's subnets; which these are matters only where the tables of its VPC differ. */
const wayBack = (path: EndpointPath): Hurdle => {
  const { context, caller, endpoint } = path;
  const [source] = privateRangesOf(context, caller) ?? [];
  if (source === undefined) return clear;
  const fromVpc = routeFrom(context, { subnetId: undefined, vpcId: endpoint.VpcId }, source, leadsToPrivate);
  if (fromVpc.kind !== 'unsaid') return routeHurdle(fromVpc, { caller, endpoint, way: 'back' });
  const subnets = targetSubnets(path);
  if (subnets.length === 0) return { kind: 'doubt' };
  return overall(
    subnets.map(({ SubnetId }) => {
      const from = { subnetId: SubnetId, vpcId: endpoint.VpcId };
      return routeHurdle(routeFrom(context, from, source, leadsToPrivate), { caller, endpoint, way: 'back' });
    }),
  );
};

/** Routes between two networks; inside one VPC there is always a local route. */
const routeHurdles = (path: EndpointPath): Hurdle[] => {
  const { caller, endpoint } = path;
  if (caller.isInVpc && (caller.vpcId === undefined || caller.vpcId === endpoint.VpcId)) return [];
  if (!caller.isInVpc && caller.place !== 'on-prem') return [];
  return caller.isInVpc ? [wayThere(path), wayBack(path)] : [wayBack(path)];
};

const callerSubnetId = ({ context, caller }: EndpointPath): string | undefined => {
  if (caller.subnetId || !caller.isInVpc || !caller.sourceIp) return caller.subnetId;
  const { sourceIp, vpcId } = caller;
  return listOf(context, 'subnets').items.find(
    ({ value }) => value.VpcId === vpcId && coverOf(value.CidrBlock ?? '', sourceIp) === 'all',
  )?.value.SubnetId;
};

const aclHurdle = (path: EndpointPath): Hurdle => {
  const { context, caller, endpoint } = path;
  if (areAclsOpen(context, [endpoint.VpcId, caller.vpcId])) return clear;
  if (listOf(context, 'subnets').isHidden) return { kind: 'doubt' };
  const peers = privateRangesOf(context, caller);
  const subnetId = callerSubnetId(path);
  const ways = targetSubnets(path).map(({ SubnetId, CidrBlock, VpcId }) => {
    const server: Crossing = { subnetId: SubnetId, vpcId: VpcId ?? endpoint.VpcId, side: 'server', peers };
    const own: Crossing | undefined =
      subnetId === undefined
        ? undefined
        : { subnetId, vpcId: caller.vpcId, side: 'caller', peers: CidrBlock ? [CidrBlock] : undefined };
    return bordersBetween(own, server);
  });
  return aclsHurdle(context, ways);
};

/** All that lies between the caller and an endpoint's interfaces, nearest first. */
export const endpointHurdles = (path: EndpointPath): Hurdle[] => [
  placeHurdle(path),
  interfaceHurdle(path),
  outboundHurdle(path),
  ...routeHurdles(path),
  inboundHurdle(path),
  aclHurdle(path),
];

/** Whether a load balancer's own addresses may call an endpoint. */
export const balancerToEndpointHurdle = (
  context: GateContext,
  endpoint: VpcEndpoint,
  balancer: { readonly vpcId: string | undefined; readonly groupIds: readonly string[] },
): Hurdle => {
  const blocks = blocksOfVpc(context, balancer.vpcId).filter((block) => !block.includes(':'));
  const groupIds = groupIdsOf(endpoint);
  const peer = { ranges: blocks.length > 0 ? blocks : undefined, groupIds: balancer.groupIds };
  return groupsHurdle(context, { groupIds, direction: 'in', port: 443, peer, reason: 'security-group-blocks' });
};
