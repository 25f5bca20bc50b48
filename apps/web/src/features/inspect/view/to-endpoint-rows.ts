import { type Snapshot, toPointer, type VpcEndpoint } from '@gatescope/shared';
import { itemsOf, valueOf } from '../../../lib/snapshot/fact-list.ts';
import { networkTexts } from '../texts/network-texts.ts';

/** An execute-api endpoint that callers may go through. */
export interface EndpointRow {
  readonly id: string;
  readonly vpcId: string;
  readonly vpcName: string | undefined;
  readonly state: string;
  readonly privateDns: boolean | undefined;
  readonly associated: boolean;
  readonly subnetIds: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string | undefined }[];
  readonly names: readonly string[];
  readonly policy: string | undefined;
  readonly ownerId: string | undefined;
  /** Where the endpoint stands in the snapshot. */
  readonly pointer: string;
  /** Where its VPC does, if that was read. */
  readonly vpcPointer: string | undefined;
}

/** The value of a resource's `Name` tag. */
export const nameTag = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): string | undefined => tags?.find(({ Key }) => Key === 'Name')?.Value;

const toRow = (endpoint: VpcEndpoint, index: number, snapshot: Snapshot): EndpointRow => {
  const associated =
    snapshot.api.kind === 'REST' ? valueOf(snapshot.api.restApi)?.endpointConfiguration?.vpcEndpointIds : undefined;
  const vpcs = itemsOf(snapshot.account.vpcs);
  const at = vpcs.findIndex(({ VpcId }) => VpcId === endpoint.VpcId);
  return {
    id: endpoint.VpcEndpointId,
    vpcId: endpoint.VpcId ?? networkTexts.vpcUnknown,
    vpcName: nameTag(vpcs[at]?.Tags),
    state: endpoint.State ?? networkTexts.stateUnknown,
    privateDns: endpoint.PrivateDnsEnabled,
    associated: associated?.includes(endpoint.VpcEndpointId) ?? false,
    subnetIds: endpoint.SubnetIds ?? [],
    groups: (endpoint.Groups ?? []).map(({ GroupId, GroupName }) => ({ id: GroupId ?? '', name: GroupName })),
    names: (endpoint.DnsEntries ?? []).flatMap(({ DnsName }) => (DnsName === undefined ? [] : [DnsName])),
    policy: endpoint.PolicyDocument,
    ownerId: endpoint.OwnerId,
    pointer: toPointer('account', 'vpcEndpoints', 'value', index),
    vpcPointer: at < 0 ? undefined : toPointer('account', 'vpcs', 'value', at),
  };
};

/** The execute-api endpoints of the account and Region; those associated with the API first. */
export const toEndpointRows = (snapshot: Snapshot): EndpointRow[] =>
  itemsOf(snapshot.account.vpcEndpoints)
    .map((endpoint, index) => toRow(endpoint, index, snapshot))
    .toSorted((a, b) => Number(b.associated) - Number(a.associated));
