import type { Subnet } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { flawOfSubnet } from './eligible-subnets.ts';

const subnet = (changes: Partial<Subnet>): Subnet => ({
  SubnetId: 'subnet-1',
  AvailabilityZone: 'us-west-2a',
  AvailableIpAddressCount: 10,
  ...changes,
});
const service = { ServiceName: 'com.amazonaws.us-west-2.execute-api', AvailabilityZones: ['us-west-2a', 'us-west-2b'] };

describe('flawOfSubnet', () => {
  it.each([
    ['a subnet without a free address', { AvailableIpAddressCount: 0 }, 'no-free-address'],
    ['a Local Zone', { AvailabilityZone: 'us-west-2-lax-1a' }, 'local-zone'],
    ['an Outpost', { OutpostArn: 'arn:aws:outposts:us-west-2:123456789012:outpost/op-1' }, 'outpost'],
    ['a zone that the service does not offer', { AvailabilityZone: 'us-west-2d' }, 'zone-not-offered'],
  ])('names %s', (_, changes, flaw) => {
    expect(flawOfSubnet(subnet(changes), 'us-west-2', service)).toBe(flaw);
  });
  it('finds nothing against a subnet of which little is known', () => {
    expect(
      flawOfSubnet(
        subnet({ AvailableIpAddressCount: undefined, AvailabilityZone: 'us-west-2d' }),
        'us-west-2',
        undefined,
      ),
    ).toBeUndefined();
    expect(flawOfSubnet(subnet({}), 'us-west-2', service)).toBeUndefined();
  });
});
