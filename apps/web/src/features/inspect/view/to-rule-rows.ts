import { type IpPermission, type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { toEndpointRows } from './to-endpoint-rows.ts';
import { networkTexts } from '../texts/network-texts.ts';

/** One inbound rule of a security group that guards an endpoint. */
export interface RuleRow {
  readonly key: string;
  readonly groupId: string;
  readonly groupName: string | undefined;
  readonly protocol: string;
  readonly ports: string;
  readonly sources: readonly string[];
  /** Where the rule stands in the snapshot, and where its group does. */
  readonly pointer: string;
  readonly groupPointer: string;
}

const portsOf = ({ IpProtocol, FromPort, ToPort }: IpPermission): string => {
  if (IpProtocol === '-1' || FromPort === undefined || FromPort === -1) return networkTexts.all;
  return ToPort === undefined || ToPort === FromPort ? String(FromPort) : `${FromPort}-${ToPort}`;
};

const sourcesOf = (rule: IpPermission): string[] =>
  [
    ...(rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
    ...(rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
  ].filter((source) => source !== undefined);

/** The inbound rules of the security groups of all execute-api endpoints. */
export const toRuleRows = (snapshot: Snapshot): RuleRow[] => {
  const used = new Set(toEndpointRows(snapshot).flatMap(({ groups }) => groups.map(({ id }) => id)));
  return itemsOf(snapshot.account.securityGroups)
    .map((group, index) => ({ ...group, groupPointer: toPointer('account', 'securityGroups', 'value', index) }))
    .filter(({ GroupId }) => used.has(GroupId))
    .flatMap(({ GroupId, GroupName, IpPermissions = [], groupPointer }) =>
      IpPermissions.map((rule, index) => ({
        key: `${GroupId} ${index}`,
        groupId: GroupId,
        groupName: GroupName,
        protocol: rule.IpProtocol === '-1' ? networkTexts.all : (rule.IpProtocol ?? networkTexts.all),
        ports: portsOf(rule),
        sources: sourcesOf(rule),
        pointer: `${groupPointer}${toPointer('IpPermissions', index)}`,
        groupPointer,
      })),
    );
};
