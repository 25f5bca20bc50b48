import type { IpPermission, SecurityGroup, Snapshot } from '@gatescope/shared';
import type { ChangeRenderer } from '../rendered-change.ts';

const groupAt = ({ account }: Snapshot, index: string | undefined): SecurityGroup | undefined =>
  account.securityGroups.state === 'present' ? account.securityGroups.value[Number(index)] : undefined;

const ruleAttributes = (permission: IpPermission): Record<string, unknown> => {
  const cidr = permission.IpRanges?.[0]?.CidrIp;
  const group = permission.UserIdGroupPairs?.[0]?.GroupId;
  return {
    ip_protocol: permission.IpProtocol,
    ...(permission.FromPort === undefined ? {} : { from_port: permission.FromPort }),
    ...(permission.ToPort === undefined ? {} : { to_port: permission.ToPort }),
    ...(cidr ? { cidr_ipv4: cidr } : {}),
    ...(group ? { referenced_security_group_id: group } : {}),
  };
};

const ruleProperties = (
  permission: IpPermission,
  peer: 'SourceSecurityGroupId' | 'DestinationSecurityGroupId',
): Record<string, unknown> => {
  const cidr = permission.IpRanges?.[0]?.CidrIp;
  const group = permission.UserIdGroupPairs?.[0]?.GroupId;
  return {
    IpProtocol: permission.IpProtocol,
    ...(permission.FromPort === undefined ? {} : { FromPort: permission.FromPort }),
    ...(permission.ToPort === undefined ? {} : { ToPort: permission.ToPort }),
    ...(cidr ? { CidrIp: cidr } : {}),
    ...(group ? { [peer]: group } : {}),
  };
};

/** Empty lists of a rule are not sent. */
const sent = (permission: IpPermission): Record<string, unknown> =>
  Object.fromEntries(Object.entries(permission).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));

const rule = (direction: 'Ingress' | 'Egress'): ChangeRenderer => ({
  pattern:
    direction === 'Ingress'
      ? '/account/securityGroups/value/*/IpPermissions'
      : '/account/securityGroups/value/*/IpPermissionsEgress',
  render: (operation, tokens, snapshot) => {
    const group = groupAt(snapshot, tokens[3]);
    if (!group || operation.op !== 'append') return undefined;
    const permission = operation.value as IpPermission; // the mode appends a whole rule
    const isIn = direction === 'Ingress';
    return {
      calls: [
        {
          service: 'ec2',
          operation: `AuthorizeSecurityGroup${direction}`,
          input: { GroupId: group.GroupId, IpPermissions: [sent(permission)] },
        },
      ],
      cloudFormation: [
        {
          type: `AWS::EC2::SecurityGroup${direction}`,
          logicalId: `ExecuteApi443${direction}`,
          properties: {
            GroupId: group.GroupId,
            ...ruleProperties(permission, isIn ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId'),
          },
        },
      ],
      terraform: [
        {
          type: `aws_vpc_security_group_${direction.toLowerCase()}_rule`,
          name: 'execute_api_443',
          attributes: { security_group_id: group.GroupId, ...ruleAttributes(permission) },
        },
      ],
      console: [
        `In EC2, Security groups, open ${group.GroupId}, ${isIn ? 'Inbound' : 'Outbound'} rules, and add HTTPS (443) ${isIn ? 'from' : 'to'} ${permission.IpRanges?.[0]?.CidrIp ?? permission.UserIdGroupPairs?.[0]?.GroupId ?? 'the other side'}.`,
      ],
      check: { service: 'ec2', operation: 'DescribeSecurityGroups', input: { GroupIds: [group.GroupId] } },
    };
  },
});

/** New rules of security groups. */
export const groupChanges: readonly ChangeRenderer[] = [rule('Ingress'), rule('Egress')];
