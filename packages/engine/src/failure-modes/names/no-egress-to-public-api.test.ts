import type { NetworkInterface, RouteTable } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, restAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { noEgressToPublicApi } from './no-egress-to-public-api.ts';
import { noEgressToPublicApiExample as example } from './no-egress-to-public-api.example.ts';

testFailureMode(noEgressToPublicApi, example);

type Route = NonNullable<RouteTable['Routes']>[number];
const through = (route: Route, interfaces: NetworkInterface[] = []) =>
  restAccount({
    parts: {
      ...networkParts(),
      vpcEndpoints: [],
      networkInterfaces: interfaces,
      routeTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: ids.vpcId,
          Associations: [{ Main: true }],
          Routes: [{ DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...route }],
        },
      ],
    },
  });
const timeout = { kind: 'no-connection', body: 'connect ETIMEDOUT' } as const;
const found = (account: ReturnType<typeof through>, request = {}, symptom = {}): string[] =>
  diagnose(inputOf({ account, request: vpcRequest({ sourceVpceId: null, ...request }), symptom })).findings.map(
    ({ id }) => id,
  );
const card = (changes: object): NetworkInterface => ({
  NetworkInterfaceId: 'eni-1',
  PrivateIpAddress: ids.callerIp,
  SubnetId: ids.subnetId,
  ...changes,
});

describe('no-egress-to-public-api', () => {
  it.each([
    ['a NAT gateway', { NatGatewayId: 'nat-1' }],
    ['a transit gateway', { TransitGatewayId: 'tgw-1' }],
    ['an appliance', { NetworkInterfaceId: 'eni-9' }],
  ])('is clear behind %s', (_, route) => {
    expect(found(through(route), {}, {})).toEqual([]);
  });
  it.each([
    ['a NAT gateway', { NatGatewayId: 'nat-1' }, 'nat-1'],
    ['a transit gateway', { TransitGatewayId: 'tgw-1' }, 'tgw-1'],
  ])('is suspected behind %s when the call times out', (_, route, target) => {
    const request = vpcRequest({ sourceVpceId: null });
    const [finding] = diagnose(inputOf({ account: through(route), request, symptom: timeout })).findings;
    expect([finding?.id, finding?.certainty]).toEqual(['no-egress-to-public-api', 'possible']);
    expect(finding?.evidence[1]?.observed).toContain(target);
    expect(finding?.fixes.map(({ id }) => id)).toEqual(['check-next-hop']);
  });
  it('is not suspected behind a NAT gateway for another failure, or where the caller is seen from outside', () => {
    const refused = { kind: 'no-connection', body: 'connect ECONNREFUSED' } as const;
    expect(found(through({ NatGatewayId: 'nat-1' }), {}, refused)).not.toContain('no-egress-to-public-api');
    expect(found(through({ NatGatewayId: 'nat-1' }), { sourceIp: '203.0.113.9' }, timeout)).toEqual([]);
  });
  it('is found behind a route that leads nowhere any more', () => {
    expect(found(through({ NatGatewayId: 'nat-1', State: 'blackhole' }))).toEqual(['no-egress-to-public-api']);
  });
  it('is found for a function behind an internet gateway, which never has a public address', () => {
    expect(found(through({ GatewayId: 'igw-1' }, [card({ InterfaceType: 'lambda' })]))).toEqual([
      'no-egress-to-public-api',
    ]);
  });
  it('is clear for an instance with a public address, and for a caller that is seen from outside', () => {
    expect(found(through({ GatewayId: 'igw-1' }, [card({ Association: { PublicIp: '203.0.113.9' } })]))).toEqual([]);
    expect(found(through({ GatewayId: 'igw-1' }), { sourceIp: '203.0.113.9' })).toEqual([]);
  });
  it('is only suspected behind an internet gateway when nothing is known of the caller', () => {
    expect(found(through({ GatewayId: 'igw-1' }))).toEqual([]);
    expect(found(through({ GatewayId: 'igw-1' }), {}, timeout)).toEqual(['no-egress-to-public-api']);
  });
  it.each([
    ['a dual-stack API and a caller with an IPv6 address', 'dualstack', '2001:db8:1::7', []],
    [
      'a dual-stack API and a caller of which an IPv4 address is known',
      'dualstack',
      ids.callerIp,
      ['no-egress-to-public-api'],
    ],
    ['an API with IPv4 addresses only', 'ipv4', '2001:db8:1::7', ['no-egress-to-public-api']],
  ])('judges a way out over IPv6 alone by %s', (_, ipAddressType, sourceIp, expected) => {
    const routes = through({ DestinationCidrBlock: '192.0.2.0/24', GatewayId: 'local' });
    const account = restAccount({
      restApi: { endpointConfiguration: { types: ['REGIONAL'], ipAddressType } },
      parts: {
        ...networkParts(),
        vpcEndpoints: [],
        subnets: [
          {
            SubnetId: ids.subnetId,
            VpcId: ids.vpcId,
            Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:1::/64' }],
          },
        ],
        routeTables: (routes.routeTables ?? []).map((table) => ({
          ...table,
          Routes: [
            ...(table.Routes ?? []),
            { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' },
          ],
        })),
      },
    });
    const vpcs = (account.vpcs ?? []).map((vpc) => ({
      ...vpc,
      Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:1::/56' }],
    }));
    expect(found({ ...account, vpcs }, { sourceIp }, timeout)).toEqual(expected);
  });
  it('verifies the route through a NAT gateway of the VPC', () => {
    expect(diagnose(inputOf(example.broken)).findings[0]?.fixes[0]).toMatchObject({ id: 'route-through-nat' });
    expect(diagnose(inputOf(example.broken)).findings[0]?.fixes[0]?.verification.obstacle).toBeUndefined();
  });
  it('is found where the security group of the caller lets out to private networks only', () => {
    const group = (CidrIp: string) => ({
      GroupId: 'sg-caller',
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp }] }],
    });
    const request = vpcRequest({ sourceVpceId: null, sourceSecurityGroupIds: ['sg-caller'] });
    const account = (CidrIp: string) => ({ ...through({ NatGatewayId: 'nat-1' }), securityGroups: [group(CidrIp)] });
    const [finding] = diagnose(inputOf({ account: account('10.0.0.0/8'), request })).findings;
    expect(finding).toMatchObject({ id: 'no-egress-to-public-api', reason: 'caller-security-group-blocks' });
    expect(finding?.fixes[0]?.verification.obstacle).toBeUndefined();
    expect(diagnose(inputOf({ account: account('0.0.0.0/0'), request })).findings).toEqual([]);
  });
});
