import { createHash } from 'node:crypto';
import type { RegionalAccount } from '../../regional-account.ts';
import { isList } from '../../is-list.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';

/**
 * The ACLs of the account, and for a VPC that the file gives no default ACL the one that every VPC is born with: it
 * admits everything and holds the subnets that no other ACL holds.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export function withDefaultNetworkAcls({ wide }: RegionalAccount): readonly JsonObject[] {
  const given = wide.networkAcls ?? [];
  const taken = new Set(given.flatMap(subnetsOf));
  const defaults = (wide.vpcs ?? [])
    .filter(({ VpcId }) => !given.some((acl) => acl.VpcId === VpcId && acl['IsDefault'] === true))
    .map((vpc) => {
      const subnets = (wide.subnets ?? []).filter(({ VpcId, SubnetId }) => VpcId === vpc.VpcId && !taken.has(SubnetId));
      return defaultAcl(
        vpc,
        subnets.map(({ SubnetId }) => SubnetId),
      );
    });
  return [...given, ...defaults];
}

function subnetsOf(acl: JsonObject): readonly string[] {
  const associations = acl['Associations'];
  if (!isList(associations)) return [];
  return associations.filter(isJsonObject).flatMap(({ SubnetId }) => (typeof SubnetId === 'string' ? [SubnetId] : []));
}

function defaultAcl(vpc: JsonObject & { VpcId: string }, subnetIds: readonly string[]): JsonObject {
  const NetworkAclId = `acl-${idFor(vpc.VpcId)}`;
  return {
    Associations: subnetIds.map((SubnetId) => ({
      NetworkAclAssociationId: `aclassoc-${idFor(SubnetId)}`,
      NetworkAclId,
      SubnetId,
    })),
    Entries: [true, false].flatMap((Egress) => [
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
      { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32767 },
    ]),
    IsDefault: true,
    NetworkAclId,
    Tags: [],
    VpcId: vpc.VpcId,
    ...(vpc['OwnerId'] === undefined ? {} : { OwnerId: vpc['OwnerId'] }),
  };
}

function idFor(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 17);
}
