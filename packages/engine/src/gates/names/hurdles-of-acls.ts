import type { NetworkAcl } from '@gatescope/shared';
import { connectionTimeout } from '../../reply/replies.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import type { AclQuestion, AclVerdict } from './network-acl.ts';
import { aclOfSubnet, commonEphemeralPorts, ephemeralPorts, judgeAcl } from './network-acl.ts';
import type { LocatedList, ListReader } from './network-lists.ts';
import { listOf } from './network-lists.ts';

/** One subnet that packets cross the border of. */
export interface Crossing {
  readonly subnetId: string;
  readonly vpcId: string | undefined;
  /** `caller`: requests leave here; `server`: they arrive here. */
  readonly side: 'caller' | 'server';
  /** The other end; undefined: any address. */
  readonly peers: readonly string[] | undefined;
}

const httpsPort = { fromPort: 443, toPort: 443 };

const judgeReturn = (acl: NetworkAcl, question: AclQuestion): AclVerdict => {
  const all = judgeAcl(acl, question);
  // Most callers take their ports from the middle of the documented range: a list that admits these works for them.
  return all === 'mixed' && judgeAcl(acl, { ...question, ...commonEphemeralPorts }) === 'allow' ? 'allow' : all;
};

interface Judgement {
  readonly verdict: AclVerdict;
  /** What does not pass whole: the request, the replies, or both. */
  readonly blocked: readonly AclQuestion[];
}

const judgeSide = (acl: NetworkAcl, { side }: Crossing, peer: string): Judgement => {
  const request: AclQuestion = { direction: side === 'caller' ? 'out' : 'in', ...httpsPort, peer };
  const reply: AclQuestion = { direction: side === 'caller' ? 'in' : 'out', ...ephemeralPorts, peer };
  const [there, back] = [judgeAcl(acl, request), judgeReturn(acl, reply)];
  const blocked = [...(there === 'allow' ? [] : [request]), ...(back === 'allow' ? [] : [reply])];
  const verdict = there === 'deny' || back === 'deny' ? 'deny' : blocked.length > 0 ? 'mixed' : 'allow';
  return { verdict, blocked };
};

const anyAddress = ['0.0.0.0/0'];

const judgeCrossing = (acls: LocatedList<NetworkAcl>, crossing: Crossing): Hurdle => {
  const acl = aclOfSubnet(
    acls.items.map(({ value }) => value),
    crossing.subnetId,
    crossing.vpcId,
  );
  const pointer = acls.items.find(({ value }) => value === acl)?.pointer;
  if (!acl) return clear;
  const judgements = (crossing.peers ?? anyAddress).map((peer) => judgeSide(acl, crossing, peer));
  const blocked = judgements.flatMap((judgement) => judgement.blocked);
  if (blocked.length === 0) return clear;
  const detail = { networkAclId: acl.NetworkAclId, pointer, subnetId: crossing.subnetId, side: crossing.side, blocked };
  if (judgements.every(({ verdict }) => verdict === 'deny'))
    return { kind: 'blocked', reason: 'network-acl-blocks', replies: [connectionTimeout], detail };
  return {
    kind: 'doubt',
    reason: 'network-acl-blocks',
    replies: [connectionTimeout],
    detail: { ...detail, ...(crossing.peers ? {} : { unsaid: ['network.sourceIp'] }) },
  };
};

const isOpen = (acl: NetworkAcl): boolean =>
  (['in', 'out'] as const).every((direction) =>
    [httpsPort, ephemeralPorts].every((ports) => judgeAcl(acl, { direction, ...ports, peer: '0.0.0.0/0' }) === 'allow'),
  );

/** Whether no ACL of these VPCs can stop an HTTPS connection over IPv4, whatever the subnets. */
export const areAclsOpen = (reader: ListReader, vpcIds: readonly (string | undefined)[]): boolean => {
  const { items, isHidden } = listOf(reader, 'networkAcls');
  return (
    !isHidden &&
    items
      .filter(({ value }) => value.VpcId === undefined || vpcIds.includes(value.VpcId))
      .every(({ value }) => isOpen(value))
  );
};

const isSame = (a: Crossing, b: Crossing): boolean => a.subnetId === b.subnetId && a.side === b.side;

/**
 * Whether network ACLs let requests and replies across subnet borders. `ways` are alternatives (an endpoint has an
 * interface per zone): all must be blocked to block, one that is blocked makes it uncertain.
 * Without any listed ACL a VPC has its default one, which admits everything.
 */
export const aclsHurdle = (reader: ListReader, ways: readonly (readonly Crossing[])[]): Hurdle => {
  if (ways.every((way) => way.length === 0)) return clear;
  const acls = listOf(reader, 'networkAcls');
  if (acls.isHidden && acls.items.length === 0) return { kind: 'doubt' };
  const judged = ways.map((way) => way.map((crossing) => judgeCrossing(acls, crossing)));
  const worstOf = (hurdles: readonly Hurdle[]): Hurdle =>
    hurdles.find(({ kind }) => kind === 'blocked') ?? hurdles.find(({ kind }) => kind === 'doubt') ?? clear;
  const perWay = judged.map(worstOf);
  const first = perWay.find(({ kind }) => kind !== 'clear');
  if (!first || first.kind === 'clear') return clear;
  if (perWay.every(({ kind }) => kind === 'blocked')) return first;
  return {
    ...first,
    kind: 'doubt',
    detail: { ...first.detail, partOfInterfaces: perWay.some(({ kind }) => kind === 'clear') },
  };
};

/** Crossings without those that lie within one subnet, which no ACL sees. */
export const bordersBetween = (caller: Crossing | undefined, server: Crossing): Crossing[] => {
  if (caller && caller.subnetId === server.subnetId) return [];
  return caller && !isSame(caller, server) ? [caller, server] : [server];
};
