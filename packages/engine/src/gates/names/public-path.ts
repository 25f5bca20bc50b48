import { connectionTimeout } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import type { Caller } from './caller.ts';
import { blocksOfVpc } from './caller.ts';
import { isInside, isPrivateAddress } from './cidr.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import { aclsHurdle } from './hurdles-of-acls.ts';
import { groupsHurdle } from './hurdles-of-groups.ts';
import { listOf, uncited } from './network-lists.ts';
import { routeOverIpv6 } from './route-over-ipv6.ts';
import type { Passage } from './routes.ts';
import { routeToPublic } from './routes.ts';

/** A source address outside the VPC is how the internet sees the caller: it does get out. */
const isSeenFromOutside = (context: GateContext, { sourceIp, vpcId }: Caller): boolean =>
  sourceIp !== undefined && !isPrivateAddress(sourceIp) && !isInside(blocksOfVpc(uncited(context), vpcId), sourceIp);

const findPassage = (context: GateContext, caller: Caller): Passage => {
  const passage = routeToPublic(context, caller, isSeenFromOutside(context, caller));
  if (passage.kind === 'open' || passage.kind === 'hidden') return passage;
  return routeOverIpv6(context, caller) ?? passage;
};

const routeHurdle = (context: GateContext, caller: Caller): Hurdle => {
  const passage = findPassage(context, caller);
  const detail = { vpcId: caller.vpcId, subnetId: caller.subnetId };
  const doubt = { kind: 'doubt', reason: 'no-route-to-public', replies: [connectionTimeout] } as const;
  switch (passage.kind) {
    case 'open':
      return clear;
    case 'closed': {
      const tables = passage.tables.map(({ value, pointer }) => ({ routeTableId: value.RouteTableId, pointer }));
      return {
        kind: 'blocked',
        reason: 'no-route-to-public',
        replies: [connectionTimeout],
        detail: { ...detail, hop: passage.hop, tables },
      };
    }
    case 'unsaid':
      return { ...doubt, detail: { ...detail, unsaid: [caller.vpcId ? 'network.subnetId' : 'network.vpcId'] } };
    case 'unclear':
      return { ...doubt, detail: { ...detail, hop: passage.hop } };
    default:
      return { kind: 'doubt', detail };
  }
};

// Addresses of AWS are not in the configuration; rules are asked for the whole internet and stop only what stops all of it.
const everywhere = ['0.0.0.0/0'];

const isPrivateBlock = (block: string): boolean => isPrivateAddress(block.split('/')[0] ?? '') && block !== '0.0.0.0/0';

/** Rules for private networks alone let nothing out to AWS. */
const outboundHurdle = (context: GateContext, { securityGroupIds }: Caller): Hurdle => {
  if (!securityGroupIds) return clear;
  const hurdle = groupsHurdle(context, {
    groupIds: securityGroupIds,
    direction: 'out',
    port: 443,
    peer: { ranges: undefined, groupIds: [] },
    reason: 'caller-security-group-blocks',
  });
  if (hurdle.kind !== 'doubt' || !hurdle.reason) return hurdle;
  const rules = listOf(context, 'securityGroups')
    .items.filter(({ value }) => securityGroupIds.includes(value.GroupId))
    .flatMap(({ value }) => value.IpPermissionsEgress ?? []);
  const isPrivateOnly = rules.every(
    ({ IpRanges, Ipv6Ranges, PrefixListIds }) =>
      (IpRanges ?? []).every(({ CidrIp }) => CidrIp !== undefined && isPrivateBlock(CidrIp)) &&
      (Ipv6Ranges ?? []).length === 0 &&
      (PrefixListIds ?? []).length === 0,
  );
  const { unsaid: _unsaid, ...detail } = hurdle.detail ?? {};
  return isPrivateOnly
    ? { kind: 'blocked', reason: hurdle.reason, replies: [connectionTimeout], detail }
    : { kind: 'doubt', reason: hurdle.reason, replies: [connectionTimeout], detail };
};

const aclHurdle = (context: GateContext, { subnetId, vpcId }: Caller): Hurdle => {
  if (subnetId === undefined) return clear;
  const hurdle = aclsHurdle(context, [[{ subnetId, vpcId, side: 'caller', peers: everywhere }]]);
  // Lists that refuse some addresses of the internet are common and rarely hit AWS's.
  return hurdle.kind === 'doubt' && hurdle.detail ? { kind: 'clear' } : hurdle;
};

/** All that lies between a caller in a VPC and public addresses. */
export const publicHurdles = (context: GateContext, caller: Caller): Hurdle[] => [
  outboundHurdle(context, caller),
  routeHurdle(context, caller),
  aclHurdle(context, caller),
];
