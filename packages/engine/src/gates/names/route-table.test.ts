import type { RouteTable } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { findRoute, nextHopOf, routeTableOf } from './route-table.ts';

const table: RouteTable = {
  RouteTableId: 'rtb-1',
  VpcId: 'vpc-1',
  Associations: [{ Main: true }],
  Routes: [
    { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
    { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
    { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-1', State: 'active' },
    { DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'blackhole' },
  ],
};

describe('findRoute', () => {
  it.each([
    ['10.0.3.4', 'local'],
    ['10.7.0.1', 'network'],
    ['10.9.0.1', 'blackhole'],
    ['203.0.113.1', 'nat'],
  ] as const)('takes the longest prefix to %s: %s', (address, hop) => {
    const route = findRoute(table, address);
    expect(route && nextHopOf(route)).toBe(hop);
  });
  it('finds nothing where no prefix covers the destination', () => {
    expect(findRoute({ ...table, Routes: table.Routes?.slice(1) }, '203.0.113.1')).toBeUndefined();
    expect(findRoute(table, '2001:db8::1')).toBeUndefined();
  });
});

describe('nextHopOf', () => {
  it('tells an internet gateway from a virtual private gateway', () => {
    expect(nextHopOf({ GatewayId: 'igw-1' })).toBe('internet');
    expect(nextHopOf({ GatewayId: 'vgw-1' })).toBe('network');
    expect(nextHopOf({ EgressOnlyInternetGatewayId: 'eigw-1' })).toBe('internet');
  });
});

describe('routeTableOf', () => {
  const own: RouteTable = {
    RouteTableId: 'rtb-2',
    VpcId: 'vpc-1',
    Associations: [{ Main: false, SubnetId: 'subnet-1' }],
  };
  it('prefers the explicit association to the main table', () => {
    expect(routeTableOf([table, own], 'subnet-1', 'vpc-1')).toBe(own);
    expect(routeTableOf([table, own], 'subnet-2', 'vpc-1')).toBe(table);
    expect(routeTableOf([table, own], undefined, 'vpc-2')).toBeUndefined();
  });
});
