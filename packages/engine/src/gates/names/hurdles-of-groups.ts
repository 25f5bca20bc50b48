import type { SecurityGroup } from '@gatescope/shared';
import { connectionTimeout } from '../../reply/replies.ts';
import type { ReasonCode } from '../../reason-codes.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import type { Located, ListReader } from './network-lists.ts';
import { listOf } from './network-lists.ts';
import type { Admission, Peer } from './security-group.ts';
import { admits } from './security-group.ts';

interface GroupCheck {
  readonly groupIds: readonly string[];
  readonly direction: 'in' | 'out';
  readonly port: number;
  readonly peer: Peer;
  readonly reason: ReasonCode;
}

const rulesOf = (groups: readonly Located<SecurityGroup>[], direction: GroupCheck['direction']) =>
  groups.flatMap(({ value }) => (direction === 'in' ? value.IpPermissions : value.IpPermissionsEgress) ?? []);

/** A group's missing outbound list tells nothing; its missing inbound list is an empty one. */
const isOutboundUnknown = (groups: readonly Located<SecurityGroup>[]): boolean =>
  groups.some(({ value }) => value.IpPermissionsEgress === undefined);

const doubtOf = ({ reason, peer }: GroupCheck, detail: Record<string, unknown>): Hurdle => {
  const unsaid = [...(peer.ranges ? [] : ['network.sourceIp']), ...(peer.groupIds ? [] : ['network.securityGroupIds'])];
  return {
    kind: 'doubt',
    reason,
    replies: [connectionTimeout],
    detail: { ...detail, ...(unsaid.length > 0 ? { unsaid } : {}) },
  };
};

/** Whether the security groups of one interface let a connection through. No groups: nothing is known to block. */
export const groupsHurdle = (reader: ListReader, check: GroupCheck): Hurdle => {
  const { groupIds, direction, port, peer, reason } = check;
  if (groupIds.length === 0) return clear;
  const groups = listOf(reader, 'securityGroups').items.filter(({ value }) => groupIds.includes(value.GroupId));
  const detail = {
    groups: groups.map(({ value, pointer }) => ({ groupId: value.GroupId, pointer })),
    groupIds,
    port,
    ranges: peer.ranges ?? [],
    callerGroupIds: peer.groupIds ?? [],
  };
  const answer: Admission = admits(rulesOf(groups, direction), port, peer);
  if (answer === 'yes') return clear;
  const isIncomplete = groups.length < groupIds.length || (direction === 'out' && isOutboundUnknown(groups));
  if (isIncomplete) return { kind: 'doubt', detail };
  if (answer === 'unknown') return doubtOf(check, detail);
  return { kind: 'blocked', reason, replies: [connectionTimeout], detail };
};
