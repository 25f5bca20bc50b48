import { createHash } from 'node:crypto';
import type { Call } from '../../call.ts';
import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { describe } from './describe.ts';

/** DescribeSecurityGroupRules: the permissions of all security groups, one rule per source or destination. */
export const securityGroupRules = describe({
  name: 'DescribeSecurityGroupRules',
  list: 'SecurityGroupRules',
  records: listRules,
  byId: {
    parameter: 'SecurityGroupRuleId',
    field: 'SecurityGroupRuleId',
    code: 'InvalidSecurityGroupRuleId.NotFound',
    message: (id) => `The security group rule ID '${id}' does not exist`,
  },
  filters: { 'group-id': 'GroupId', 'security-group-rule-id': 'SecurityGroupRuleId' },
});

function listRules({ account }: Call): readonly JsonObject[] {
  return (account.wide.securityGroups ?? []).flatMap((group) => [
    ...objects(group['IpPermissions']).flatMap((permission) => toRules(group, permission, false)),
    ...objects(group['IpPermissionsEgress']).flatMap((permission) => toRules(group, permission, true)),
  ]);
}

function toRules(group: JsonObject, permission: JsonObject, IsEgress: boolean): readonly JsonObject[] {
  return listPeers(permission).map((peer) => {
    const rule = {
      GroupId: group['GroupId'],
      GroupOwnerId: group['OwnerId'],
      IsEgress,
      IpProtocol: permission['IpProtocol'],
      FromPort: permission['FromPort'] ?? -1,
      ToPort: permission['ToPort'] ?? -1,
      ...peer,
      Tags: [],
    };
    const digest = createHash('sha256').update(JSON.stringify(rule)).digest('hex');
    return { SecurityGroupRuleId: `sgr-${digest.slice(0, 17)}`, ...rule };
  });
}

function listPeers(permission: JsonObject): readonly JsonObject[] {
  return [
    ...objects(permission['IpRanges']).map(({ CidrIp, Description }) => ({ CidrIpv4: CidrIp, Description })),
    ...objects(permission['Ipv6Ranges']).map(({ CidrIpv6, Description }) => ({ CidrIpv6, Description })),
    ...objects(permission['PrefixListIds']).map(({ PrefixListId, Description }) => ({ PrefixListId, Description })),
    ...objects(permission['UserIdGroupPairs']).map(({ Description, ...group }) => ({
      ReferencedGroupInfo: group,
      Description,
    })),
  ];
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isJsonObject) : [];
}
