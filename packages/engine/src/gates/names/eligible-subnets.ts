import type { Subnet, VpcEndpoint, VpcEndpointService } from '@gatescope/shared';
import type { ListReader } from './network-lists.ts';
import { listOf, uncited } from './network-lists.ts';

/** Why an endpoint cannot have an interface in a subnet. */
export type SubnetFlaw = 'no-free-address' | 'local-zone' | 'outpost' | 'zone-not-offered';

/** Zones of a Region proper are called after it plus one letter; Local and Wavelength Zones have more behind. */
const isLocalZone = (zone: string, region: string): boolean =>
  zone.startsWith(region) && !/^[a-z]$/.test(zone.slice(region.length));

/**
 * Why a subnet cannot take an interface of an endpoint; undefined when nothing that was read speaks against it.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export const flawOfSubnet = (
  subnet: Subnet,
  region: string,
  service: VpcEndpointService | undefined,
): SubnetFlaw | undefined => {
  const { AvailabilityZone, AvailableIpAddressCount, OutpostArn } = subnet;
  if (OutpostArn) return 'outpost';
  const isOffered = AvailabilityZone !== undefined && service?.AvailabilityZones?.includes(AvailabilityZone);
  if (AvailabilityZone && !isOffered && isLocalZone(AvailabilityZone, region)) return 'local-zone';
  if (AvailabilityZone && service?.AvailabilityZones && !isOffered) return 'zone-not-offered';
  return AvailableIpAddressCount === 0 ? 'no-free-address' : undefined;
};

const speaksOfSubnets = ({ LastError }: VpcEndpoint): boolean =>
  /address|zone|subnet|cidr/i.test(`${LastError?.Code ?? ''} ${LastError?.Message ?? ''}`);

/** Whether an endpoint that is not available lacks subnets that could take its interfaces. */
export const lacksSubnets = (reader: ListReader, endpoint: VpcEndpoint): boolean => {
  const state = endpoint.State?.toLowerCase();
  if (state !== 'failed' && state !== 'partial') return false;
  if (speaksOfSubnets(endpoint)) return true;
  const look = uncited(reader);
  const subnets = listOf(look, 'subnets').items.filter(({ value }) => endpoint.SubnetIds?.includes(value.SubnetId));
  const service = listOf(look, 'vpcEndpointServices').items.find(
    ({ value }) => value.ServiceName === endpoint.ServiceName,
  )?.value;
  const { region } = reader.world.snapshot.target;
  return subnets.length > 0 && subnets.every(({ value }) => flawOfSubnet(value, region, service) !== undefined);
};
