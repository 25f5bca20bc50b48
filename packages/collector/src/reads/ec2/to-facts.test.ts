import { expect, it } from 'vitest';
import { toNetworkAcls } from './describe-network-acls.ts';
import { toNetworkInterfaces } from './describe-network-interfaces.ts';
import { toRouteTables } from './describe-route-tables.ts';
import { toSecurityGroups } from './describe-security-groups.ts';
import { toSubnets } from './describe-subnets.ts';
import { toDnsAttribute } from './describe-vpc-attribute.ts';
import { toVpcEndpointServices } from './describe-vpc-endpoint-services.ts';
import { toVpcEndpoints } from './describe-vpc-endpoints.ts';
import { toVpcs } from './describe-vpcs.ts';
import { filterBy } from './filter-by.ts';

it('an endpoint keeps policy, names, groups and its time as text', () => {
  const endpoint = {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'Interface' as const,
    ServiceName: 'com.amazonaws.eu-west-1.execute-api',
    State: 'Available' as const,
    PolicyDocument: '{"Statement":[]}',
    Groups: [{ GroupId: 'sg-1', GroupName: 'endpoint' }],
    PrivateDnsEnabled: false,
    DnsEntries: [{ DnsName: 'vpce-1-x.execute-api.eu-west-1.vpce.amazonaws.com', HostedZoneId: 'Z' }],
  };
  const CreationTimestamp = new Date('2025-02-03T04:05:06Z');
  expect(toVpcEndpoints([{ VpcEndpoints: [{ ...endpoint, CreationTimestamp }] }])).toEqual([
    { ...endpoint, CreationTimestamp: '2025-02-03T04:05:06.000Z' },
  ]);
});

it('a security group keeps its rules both ways', () => {
  const group = {
    GroupId: 'sg-1',
    VpcId: 'vpc-1',
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '1' }] },
    ],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  };
  expect(toSecurityGroups([{ SecurityGroups: [group] }])).toEqual([group]);
});

it('the other lists keep their fields, page after page', () => {
  expect(toVpcs([{ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] }, {}])).toEqual([
    { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' },
  ]);
  expect(toSubnets([{ Subnets: [{ SubnetId: 's-1' }] }, { Subnets: [{ SubnetId: 's-2' }] }])).toEqual([
    { SubnetId: 's-1' },
    { SubnetId: 's-2' },
  ]);
  expect(
    toNetworkAcls([{ NetworkAcls: [{ NetworkAclId: 'a', Entries: [{ RuleNumber: 100, Egress: false }] }] }]),
  ).toEqual([{ NetworkAclId: 'a', Entries: [{ RuleNumber: 100, Egress: false }] }]);
  expect(toRouteTables([{ RouteTables: [{ RouteTableId: 'r', Routes: [{ GatewayId: 'local' }] }] }])).toEqual([
    { RouteTableId: 'r', Routes: [{ GatewayId: 'local' }] },
  ]);
  expect(toNetworkInterfaces([{ NetworkInterfaces: [{ NetworkInterfaceId: 'e', Status: 'in-use' }] }])).toEqual([
    { NetworkInterfaceId: 'e', Status: 'in-use' },
  ]);
  expect(toVpcEndpointServices([{ ServiceDetails: [{ ServiceName: 's', AvailabilityZones: ['a'] }] }])).toEqual([
    { ServiceName: 's', AvailabilityZones: ['a'] },
  ]);
});

it('a thing without its id is refused', () => {
  expect(() => toVpcs([{ Vpcs: [{ CidrBlock: '10.0.0.0/16' }] }])).toThrow('Invalid input');
});

it('a DNS attribute is on or off, and never a default', () => {
  expect(toDnsAttribute({ EnableDnsSupport: { Value: true } })).toBe(true);
  expect(toDnsAttribute({ EnableDnsHostnames: { Value: false } })).toBe(false);
  expect(() => toDnsAttribute({ EnableDnsSupport: {} })).toThrow('without the attribute');
  expect(() => toDnsAttribute(undefined)).toThrow('without the attribute');
});

it('a filter on nothing is no filter', () => {
  expect(filterBy('vpc-id', undefined)).toEqual({});
  expect(filterBy('vpc-id', ['vpc-1'])).toEqual({ Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] });
});
