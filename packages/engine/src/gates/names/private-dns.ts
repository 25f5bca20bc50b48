import type { VpcDns, VpcEndpoint } from '@gatescope/shared';
import { notAsked, toPointer } from '@gatescope/shared';
import type { FactKey } from '../../facts.ts';
import type { Caller } from './caller.ts';
import { executeApiEndpoints, isAvailable } from './endpoints.ts';
import { holderOfVpc } from './holder-of-vpc.ts';
import type { Located, ListReader } from './network-lists.ts';
import { listOf, uncited } from './network-lists.ts';

/** Why the names of execute-api are not answered with an endpoint's addresses in a VPC. */
export type PrivateDnsObstacle = 'no-endpoint' | 'switched-off' | 'not-available' | 'dns-attributes-off';

/** What the resolver of the caller's VPC does with `*.execute-api.{region}` names. */
export type PrivateDns =
  | { readonly kind: 'on'; readonly endpoint: Located<VpcEndpoint> }
  | {
      readonly kind: 'off';
      readonly because: PrivateDnsObstacle;
      readonly endpoints: readonly Located<VpcEndpoint>[];
      readonly attributes?: VpcDnsAttributes;
    }
  | { readonly kind: 'unknown'; readonly because: 'hidden' | 'vpc-not-said' | 'vpc-not-visible' };

/** The two DNS attributes of a VPC. */
export interface VpcDnsAttributes {
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
}

const isForeignVpc = (reader: ListReader, { accountId, vpcId }: Caller): boolean => {
  const { target, otherAccounts } = reader.world.snapshot;
  if (accountId !== undefined && accountId !== target.accountId && !otherAccounts?.[accountId]) return true;
  const vpcs = listOf(uncited(reader), 'vpcs');
  return !vpcs.isHidden && !vpcs.items.some(({ value }) => value.VpcId === vpcId);
};

/** The DNS attributes of a VPC, in the account that shows it. */
const vpcDnsFact = ({ world }: ListReader, vpcId: string): FactKey<VpcDns> => ({
  pointer: toPointer(...holderOfVpc(world.snapshot, vpcId).base, 'vpcDns', vpcId),
  pick: (snapshot) => holderOfVpc(snapshot, vpcId).facts.vpcDns[vpcId] ?? notAsked,
});

const judgeEndpoints = (reader: ListReader, vpcId: string, endpoints: readonly Located<VpcEndpoint>[]): PrivateDns => {
  const [candidate] = [...endpoints]
    .filter(({ value }) => value.PrivateDnsEnabled)
    .sort((a, b) => Number(isAvailable(b.value)) - Number(isAvailable(a.value)));
  if (!candidate) return { kind: 'off', because: 'switched-off', endpoints };
  if (!isAvailable(candidate.value)) return { kind: 'off', because: 'not-available', endpoints: [candidate] };
  const attributes = reader.facts.value(vpcDnsFact(reader, vpcId));
  if (!attributes) return { kind: 'unknown', because: 'hidden' };
  if (attributes.enableDnsSupport && attributes.enableDnsHostnames) return { kind: 'on', endpoint: candidate };
  return { kind: 'off', because: 'dns-attributes-off', endpoints: [candidate], attributes };
};

/**
 * Private DNS as the caller's VPC sees it. One endpoint per VPC can have it on; it then answers for every API of the
 * Region. https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export const privateDnsOf = (reader: ListReader, caller: Caller): PrivateDns => {
  const { items, isHidden } = executeApiEndpoints(reader);
  const { vpcId } = caller;
  if (vpcId === undefined) {
    if (isHidden) return { kind: 'unknown', because: 'hidden' };
    if (items.some(({ value }) => value.PrivateDnsEnabled)) return { kind: 'unknown', because: 'vpc-not-said' };
    return { kind: 'off', because: items.length > 0 ? 'switched-off' : 'no-endpoint', endpoints: items };
  }
  const own = items.filter(({ value }) => value.VpcId === vpcId);
  if (own.length > 0) return judgeEndpoints(reader, vpcId, own);
  if (isHidden) return { kind: 'unknown', because: 'hidden' };
  return isForeignVpc(reader, caller)
    ? { kind: 'unknown', because: 'vpc-not-visible' }
    : { kind: 'off', because: 'no-endpoint', endpoints: [] };
};
