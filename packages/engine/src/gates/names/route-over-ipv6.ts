import { parseInvokeHost } from '@gatescope/shared';
import type { GateContext } from '../gate.ts';
import type { Caller } from './caller.ts';
import { findDomains } from './find-domain.ts';
import { readHosting } from './hosting.ts';
import { listOf, uncited } from './network-lists.ts';
import type { Passage } from './routes.ts';
import { leadsToPublic, routeFrom } from './routes.ts';

const anyIpv6Address = '::/0';

/** Whether the called name has IPv6 addresses; undefined where the records of a name of one's own decide. */
const hasIpv6Addresses = (context: GateContext): boolean | undefined => {
  const host = context.world.url?.host ?? '';
  if (parseInvokeHost(host).kind === 'default') return readHosting(context)?.isDualStack ?? false;
  return findDomains(uncited(context), host).some(({ isDualStack }) => isDualStack) ? undefined : false;
};

const isWithoutIpv6 = (context: GateContext, { subnetId }: Caller): boolean => {
  const subnet = listOf(uncited(context), 'subnets').items.find(({ value }) => value.SubnetId === subnetId)?.value;
  const blocks = subnet?.Ipv6CidrBlockAssociationSet;
  return subnet !== undefined && !(Array.isArray(blocks) && blocks.length > 0);
};

/**
 * The way to a dual-stack API over IPv6, which needs no NAT: an egress-only internet gateway is enough. Undefined where
 * there is none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
 */
export const routeOverIpv6 = (context: GateContext, caller: Caller): Passage | undefined => {
  const hasAddresses = hasIpv6Addresses(context);
  const isOwnAddress = caller.sourceIp?.includes(':') ?? false;
  if (hasAddresses === false || (!isOwnAddress && isWithoutIpv6(context, caller))) return undefined;
  const passage = routeFrom(context, caller, anyIpv6Address, leadsToPublic);
  if (passage.kind !== 'open') return undefined;
  // A caller of which only an IPv4 address is known may have no other.
  return hasAddresses && isOwnAddress ? passage : { kind: 'unclear' };
};
