import type { Evidence, Subnet } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { SubnetFlaw } from '../../gates/names/eligible-subnets.ts';
import { flawOfSubnet } from '../../gates/names/eligible-subnets.ts';
import type { CheckContext } from '../failure-mode.ts';

/** Why a subnet is refused, by configuration or by the error of the call. */
export type Flaw = SubnetFlaw | 'zone-taken-twice' | 'no-cidr';

/** Error texts of CreateVpcEndpoint. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const complaintFlaws: readonly [Flaw, RegExp][] = [
  [
    'zone-not-offered',
    /does not support the availability zone|only the following availability zones are supported|not supported in this availability zone/i,
  ],
  [
    'no-free-address',
    /InsufficientFreeAddresses|(?:not|no) (?:have )?(?:enough |sufficient )?free (?:ip(?:v4)? )?address|insufficient (?:free )?(?:ip )?address/i,
  ],
  ['zone-taken-twice', /DuplicateSubnetsInSameZone|another VPC endpoint subnet in the availability zone/i],
  ['local-zone', /local zone|wavelength zone/i],
  ['outpost', /outpost/i],
  ['no-cidr', /(?:no|not have|without|valid) (?:an? |any )?(?:valid |associated )?(?:ipv[46] )?cidr/i],
];

/** What is wrong with a subnet, as the end of a sentence. */
export const flawWords: Record<Flaw, string> = {
  'no-free-address': 'it has no free address, and every interface takes one',
  'local-zone': 'it lies in a Local Zone, where the service offers no interface',
  outpost: 'it lies on an Outpost, where the service offers no interface',
  'zone-not-offered': 'the service does not offer its Availability Zone',
  'zone-taken-twice':
    'another subnet of the same Availability Zone is given already, and an endpoint takes one per zone',
  'no-cidr': 'it has no CIDR block of the address family that the endpoint asks for',
};

/** The subnets that can be read. */
export const subnetsOf = ({ world }: CheckContext): readonly Subnet[] => {
  const { subnets } = world.snapshot.account;
  return subnets.state === 'present' ? subnets.value : [];
};

/** What configuration says against a subnet. */
export const flawOf = ({ world }: CheckContext, subnet: Subnet): SubnetFlaw | undefined => {
  const { vpcEndpointServices } = world.snapshot.account;
  const service =
    vpcEndpointServices.state === 'present'
      ? vpcEndpointServices.value.find(({ ServiceName }) => ServiceName?.endsWith('.execute-api'))
      : undefined;
  return flawOfSubnet(subnet, world.snapshot.target.region, service);
};

/** Zone and free addresses of subnets, as evidence. */
export const subnetEvidence = (context: CheckContext, subnetIds: readonly string[]): Evidence[] =>
  subnetsOf(context).flatMap((subnet, index) => {
    const flaw = flawOf(context, subnet);
    if (!subnetIds.includes(subnet.SubnetId)) return [];
    const observed = `${subnet.AvailabilityZone ?? 'zone not known'}, ${subnet.AvailableIpAddressCount ?? 'unknown number of'} free addresses`;
    return [
      {
        label: `Subnet ${subnet.SubnetId}`,
        pointer: toPointer('account', 'subnets', 'value', index),
        observed,
        ...(flaw ? { expected: `another subnet: ${flawWords[flaw]}` } : {}),
      },
    ];
  });
