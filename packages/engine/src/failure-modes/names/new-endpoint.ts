import type { SecurityGroup, Subnet, VpcEndpoint } from '@gatescope/shared';
import { holderOfVpc } from '../../gates/names/holder-of-vpc.ts';
import { admits } from '../../gates/names/security-group.ts';
import type { CheckContext } from '../failure-mode.ts';

const serviceOf = (region: string): string =>
  `${region.startsWith('cn-') ? 'cn.' : ''}com.amazonaws.${region}.execute-api`;

/** One subnet per Availability Zone: an endpoint takes no more. https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
const onePerZone = (subnets: readonly Subnet[]): string[] => [
  ...new Map(subnets.map((subnet) => [subnet.AvailabilityZone ?? subnet.SubnetId, subnet.SubnetId])).values(),
];

const admitsCaller = (
  group: SecurityGroup,
  sourceIp: string | undefined,
  groupIds: readonly string[] | undefined,
): boolean => admits(group.IpPermissions ?? [], 443, { ranges: sourceIp ? [sourceIp] : undefined, groupIds }) === 'yes';

/** An execute-api endpoint with private DNS that would serve a VPC, made of the subnets and groups that it has. */
export const newEndpoint = ({ world }: CheckContext, vpcId: string): VpcEndpoint => {
  const { target } = world.snapshot;
  const { base, facts } = holderOfVpc(world.snapshot, vpcId);
  const network = world.request?.network;
  const subnets =
    facts.subnets.state === 'present' ? facts.subnets.value.filter((subnet) => subnet.VpcId === vpcId) : [];
  const groups =
    facts.securityGroups.state === 'present' ? facts.securityGroups.value.filter((group) => group.VpcId === vpcId) : [];
  const fitting = groups.find((group) => admitsCaller(group, network?.sourceIp, network?.securityGroupIds));
  const subnetIds = onePerZone(subnets);
  return {
    VpcEndpointId: 'vpce-new',
    VpcEndpointType: 'Interface',
    VpcId: vpcId,
    ServiceName: serviceOf(target.region),
    State: 'available',
    PrivateDnsEnabled: true,
    ...(subnetIds.length > 0 ? { SubnetIds: subnetIds } : {}),
    ...(fitting
      ? { Groups: [{ GroupId: fitting.GroupId, ...(fitting.GroupName ? { GroupName: fitting.GroupName } : {}) }] }
      : {}),
    OwnerId: base[0] === 'otherAccounts' ? (base[1] ?? target.accountId) : target.accountId,
  };
};
