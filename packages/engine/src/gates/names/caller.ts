import type { CallerPlace, Request } from '@gatescope/shared';
import { isInside, isPrivateAddress } from './cidr.ts';
import type { ListReader } from './network-lists.ts';
import { listOf, uncited } from './network-lists.ts';

/** Where the caller is, with what follows from what was said. Undefined: not said. */
export interface Caller {
  readonly place: CallerPlace;
  /** Its resolver and its routes are those of a VPC. */
  readonly isInVpc: boolean;
  readonly accountId: string | undefined;
  readonly vpcId: string | undefined;
  readonly subnetId: string | undefined;
  readonly securityGroupIds: readonly string[] | undefined;
  readonly vpceId: string | undefined;
  readonly sourceIp: string | undefined;
}

const findVpcId = (reader: ListReader, { vpcId, subnetId, vpceId, from }: Request['network']): string | undefined => {
  if (vpcId) return vpcId;
  if (subnetId) return listOf(reader, 'subnets').items.find(({ value }) => value.SubnetId === subnetId)?.value.VpcId;
  if (vpceId && from === 'vpc')
    return listOf(reader, 'vpcEndpoints').items.find(({ value }) => value.VpcEndpointId === vpceId)?.value.VpcId;
  return undefined;
};

/** Reads the caller's place; a browser or an unsaid place counts as inside a VPC when the VPC is said. */
export const callerOf = (reader: ListReader, { network }: Request): Caller => {
  const { from, accountId, subnetId, securityGroupIds, vpceId, sourceIp } = network;
  const isElsewhere = from === 'public-internet' || from === 'on-prem';
  const vpcId = isElsewhere ? undefined : findVpcId(reader, network);
  return {
    place: from,
    isInVpc: !isElsewhere && (from === 'vpc' || from === 'peered-vpc' || vpcId !== undefined),
    accountId,
    vpcId,
    subnetId: isElsewhere ? undefined : subnetId,
    securityGroupIds: isElsewhere ? [] : securityGroupIds,
    vpceId,
    sourceIp,
  };
};

/** CIDR blocks of a VPC that is listed; empty when it is not. */
export const blocksOfVpc = (reader: ListReader, vpcId: string | undefined): string[] => {
  const vpc =
    vpcId === undefined ? undefined : listOf(reader, 'vpcs').items.find(({ value }) => value.VpcId === vpcId)?.value;
  if (!vpc) return [];
  return [
    ...new Set([
      ...(vpc.CidrBlock ? [vpc.CidrBlock] : []),
      ...(vpc.CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []),
      ...(vpc.Ipv6CidrBlockAssociationSet ?? []).flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []),
    ]),
  ];
};

/**
 * Addresses that the caller's packets carry on a private path; undefined when nothing tells. A source address that lies
 * outside the caller's own VPC is how others see it (behind NAT), not what an endpoint sees.
 */
export const privateRangesOf = (reader: ListReader, caller: Caller): readonly string[] | undefined => {
  const { sourceIp, subnetId, vpcId, isInVpc } = caller;
  const blocks = isInVpc ? blocksOfVpc(uncited(reader), vpcId) : [];
  if (sourceIp && (blocks.length > 0 ? isInside(blocks, sourceIp) : isPrivateAddress(sourceIp))) return [sourceIp];
  const subnet =
    subnetId === undefined
      ? undefined
      : listOf(reader, 'subnets').items.find(({ value }) => value.SubnetId === subnetId)?.value;
  if (subnet?.CidrBlock) return [subnet.CidrBlock];
  return blocks.length > 0 ? blocksOfVpc(reader, vpcId).filter((block) => !block.includes(':')) : undefined;
};
