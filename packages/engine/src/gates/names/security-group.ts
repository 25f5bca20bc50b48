import type { IpPermission } from '@gatescope/shared';
import type { Cover } from './cidr.ts';
import { coverOf } from './cidr.ts';

/** The other end of a connection, as security group rules see it. */
export interface Peer {
  /** Addresses or CIDR blocks; every one must be admitted. Undefined: not known. */
  readonly ranges: readonly string[] | undefined;
  /** Its security groups; undefined: not known. Empty: it can have none (outside every VPC). */
  readonly groupIds: readonly string[] | undefined;
}

export type Admission = 'yes' | 'no' | 'unknown';

const speaksOf = ({ IpProtocol, FromPort, ToPort }: IpPermission, port: number): boolean => {
  if (IpProtocol === '-1' || IpProtocol === undefined) return true;
  if (IpProtocol !== 'tcp' && IpProtocol !== '6') return false;
  if (FromPort === undefined || ToPort === undefined || FromPort === -1) return true;
  return FromPort <= port && port <= ToPort;
};

const blocksOf = (permission: IpPermission): string[] => [
  ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
  ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
];

/** Callers come over IPv4 unless an address says otherwise. */
const isEverybody = (block: string): boolean => block === '0.0.0.0/0';

const best = (covers: readonly Cover[]): Cover =>
  covers.includes('all') ? 'all' : covers.includes('part') ? 'part' : 'none';

const admitsRanges = (blocks: readonly string[], ranges: Peer['ranges']): Admission => {
  if (blocks.length === 0) return 'no';
  if (!ranges) return blocks.some(isEverybody) ? 'yes' : 'unknown';
  const covers = ranges.map((range) => best(blocks.map((block) => coverOf(block, range))));
  if (covers.every((cover) => cover === 'all')) return 'yes';
  return covers.every((cover) => cover === 'none') ? 'no' : 'unknown';
};

const admitsGroups = (permission: IpPermission, groupIds: Peer['groupIds']): Admission => {
  const named = (permission.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  if (named.length === 0) return 'no';
  if (!groupIds) return 'unknown';
  return named.some((id) => groupIds.includes(id)) ? 'yes' : 'no';
};

/**
 * Whether rules (of one direction, of all groups of an interface together: security groups only ever allow) admit TCP
 * to a port. A prefix list's members are not read, so it admits nobody for sure.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export const admits = (permissions: readonly IpPermission[], port: number, peer: Peer): Admission => {
  const speaking = permissions.filter((permission) => speaksOf(permission, port));
  const answers: Admission[] = [
    admitsRanges(speaking.flatMap(blocksOf), peer.ranges),
    ...speaking.map((permission) => admitsGroups(permission, peer.groupIds)),
    ...speaking.map(({ PrefixListIds }): Admission => ((PrefixListIds ?? []).length > 0 ? 'unknown' : 'no')),
  ];
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
};
