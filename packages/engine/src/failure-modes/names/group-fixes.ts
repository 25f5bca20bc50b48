import type { IpPermission, ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { BlockedByGroup } from './blocked-by-group.ts';
import { blockedAt } from './blocked-by-group.ts';

const rule = (port: number, peer: Partial<IpPermission>): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...peer,
});
const toBlock = (range: string): string => (range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`);
const toRange = (range: string): Partial<IpPermission> =>
  range.includes(':') ? { Ipv6Ranges: [{ CidrIpv6: toBlock(range) }] } : { IpRanges: [{ CidrIp: toBlock(range) }] };

const addRule = (
  blocked: BlockedByGroup,
  id: string,
  who: string,
  peer: Partial<IpPermission>,
  notes: readonly string[],
): ProposedFix[] => {
  const [group] = blocked.groups;
  if (!group) return [];
  const { isOutbound, port } = blocked;
  return [
    {
      id,
      title: isOutbound
        ? `Let ${group.groupId} call port ${port} of ${who}`
        : `Admit port ${port} from ${who} in ${group.groupId}`,
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'append',
            path: `${group.pointer}/${isOutbound ? 'IpPermissionsEgress' : 'IpPermissions'}`,
            value: rule(port, peer),
          },
        ],
      },
      risk: 'needs-review',
      notes: ['Takes effect at once; no deployment is needed.', ...notes],
    },
  ];
};

const subnetOf = ({ world }: CheckContext): string | undefined => {
  const { account, otherAccounts = {} } = world.snapshot;
  const subnetId = world.request?.network.subnetId;
  return [account, ...Object.values(otherAccounts)]
    .flatMap(({ subnets }) => (subnets.state === 'present' ? subnets.value : []))
    .find(({ SubnetId }) => SubnetId === subnetId)?.CidrBlock;
};

/** Rules that let the connection through, the narrowest first. */
export const groupFixes = (found: Found, context: CheckContext): ProposedFix[] => {
  const blocked = blockedAt(found.at);
  const [groupId] = blocked.peers;
  const [range] = blocked.ranges;
  const block = subnetOf(context);
  return [
    ...(groupId && !blocked.isOutbound
      ? addRule(blocked, 'admit-group', `security group ${groupId}`, { UserIdGroupPairs: [{ GroupId: groupId }] }, [
          'Admits whoever has this group.',
        ])
      : []),
    ...(groupId && blocked.isOutbound
      ? addRule(blocked, 'allow-group', `security group ${groupId}`, { UserIdGroupPairs: [{ GroupId: groupId }] }, [])
      : []),
    ...(range ? addRule(blocked, 'admit-address', range, toRange(range), []) : []),
    ...(block && !blocked.isOutbound && block !== range
      ? addRule(blocked, 'admit-subnet', `the caller's subnet (${block})`, toRange(block), ['Admits the whole subnet.'])
      : []),
  ];
};
