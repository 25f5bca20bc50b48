import type { NetworkAcl } from '@gatescope/shared';
import type { Cover } from './cidr.ts';
import { coverOf } from './cidr.ts';

type Entry = NonNullable<NetworkAcl['Entries']>[number];

/** `mixed`: some of the ports or addresses pass, others do not. */
export type AclVerdict = 'allow' | 'deny' | 'mixed';

export interface AclQuestion {
  readonly direction: 'in' | 'out';
  readonly fromPort: number;
  readonly toPort: number;
  /** The other end: an address or a CIDR block. */
  readonly peer: string;
}

/** Ports that clients take for their end of a connection, as AWS's documentation bounds them. */
export const ephemeralPorts = { fromPort: 1024, toPort: 65535 };
/** What Linux clients take by default; most callers live in it. */
export const commonEphemeralPorts = { fromPort: 32768, toPort: 60999 };

const isTcp = ({ Protocol }: Entry): boolean =>
  Protocol === undefined || Protocol === '-1' || Protocol === '6' || Protocol === 'tcp';

const portsOf = ({ Protocol, PortRange }: Entry): { from: number; to: number } =>
  Protocol === '-1' || !PortRange ? { from: 0, to: 65535 } : { from: PortRange.From ?? 0, to: PortRange.To ?? 65535 };

const coverOfEntry = (entry: Entry, peer: string): Cover => coverOf(entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '', peer);

const rulesOf = (acl: NetworkAcl, direction: AclQuestion['direction']): Entry[] =>
  (acl.Entries ?? [])
    .filter((entry) => (entry.Egress ?? false) === (direction === 'out') && isTcp(entry))
    .sort((a, b) => (a.RuleNumber ?? 32767) - (b.RuleNumber ?? 32767));

const merge = (verdicts: readonly AclVerdict[]): AclVerdict => {
  const [first, ...rest] = verdicts;
  return first && rest.every((verdict) => verdict === first) ? first : 'mixed';
};

/** The first rule that matches decides; a rule that covers a part of the addresses decides for these only. */
const judgePort = (rules: readonly Entry[], port: number, peer: string): AclVerdict => {
  const seen: AclVerdict[] = [];
  for (const rule of rules) {
    const { from, to } = portsOf(rule);
    const cover = port < from || port > to ? 'none' : coverOfEntry(rule, peer);
    if (cover === 'none') continue;
    seen.push(rule.RuleAction === 'allow' ? 'allow' : 'deny');
    if (cover === 'all') return merge(seen);
  }
  return merge([...seen, 'deny']);
};

/** One port out of every run of ports that no rule tells apart. */
const samplePorts = (rules: readonly Entry[], { fromPort, toPort }: AclQuestion): number[] => {
  const edges = rules.flatMap((rule) => [portsOf(rule).from, portsOf(rule).to + 1]);
  return [fromPort, ...new Set(edges.filter((port) => port > fromPort && port <= toPort))];
};

/**
 * What a network ACL does to TCP. Rules are tried by number; without a match the implicit last rule denies.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export const judgeAcl = (acl: NetworkAcl, question: AclQuestion): AclVerdict => {
  const rules = rulesOf(acl, question.direction);
  return merge(samplePorts(rules, question).map((port) => judgePort(rules, port, question.peer)));
};

/** The ACL of a subnet: the one associated with it, else the default one of its VPC; undefined when none is listed. */
export const aclOfSubnet = (
  acls: readonly NetworkAcl[],
  subnetId: string,
  vpcId: string | undefined,
): NetworkAcl | undefined =>
  acls.find(({ Associations }) => Associations?.some((association) => association.SubnetId === subnetId)) ??
  acls.find(({ IsDefault, VpcId }) => IsDefault && vpcId !== undefined && VpcId === vpcId);
