import type { CaseRequest, RouteTable, SecurityGroup } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { hide } from '../testing/test-failure-mode.ts';
import { ids, networkParts, privateAccount, publicRequest, restAccount, vpcRequest } from '../testing/build-account.ts';
import { runTo } from './names/run-to.ts';

const parts = networkParts();
const [group] = parts.securityGroups ?? [];
if (!group) throw new Error('The builder has a security group.');
const own = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
const onPremises = (overrides = {}): CaseRequest =>
  vpcRequest({
    url: own,
    from: 'on-prem',
    sourceVpcId: null,
    sourceSubnetId: null,
    sourceVpceId: null,
    sourceIp: '192.168.7.7',
    ...overrides,
  });
const admitting = (CidrIp: string): SecurityGroup => ({
  ...group,
  IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] }],
});
const back = (route: object): RouteTable[] => [
  {
    RouteTableId: 'rtb-1',
    VpcId: ids.vpcId,
    Associations: [{ Main: true }],
    Routes: [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
      { State: 'active', ...route },
    ],
  },
];
const said = (account: Parameters<typeof runTo>[1], request: CaseRequest, hidden?: string): string => {
  const { result } = runTo(
    'network',
    account,
    request,
    hidden ? { change: (input) => ({ ...input, snapshot: hide(input.snapshot, hidden).snapshot }) } : {},
  );
  return [result.outcome, result.reason].filter(Boolean).join(' ');
};

describe('the network gate', () => {
  it('passes a public caller of a public API without a look at anything', () => {
    const { result } = runTo('network', restAccount(), publicRequest());
    expect(result).toMatchObject({ outcome: 'passed', facts: [] });
  });
  it.each([
    ['in-use', 'passed'],
    ['available', 'unknown vpce-subnet-unusable'],
  ])('believes neither side where the endpoint is available and its interface is %s', (Status, expected) => {
    const card = 'eni-0a1b2c3d4e5f60001';
    const account = privateAccount(
      { parts: { networkInterfaces: [{ NetworkInterfaceId: card, Status }] } },
      { NetworkInterfaceIds: [card] },
    );
    expect(said(account, vpcRequest())).toBe(expected);
  });
  it('passes within a VPC without route tables, which always have a local route', () => {
    const { result } = runTo('network', privateAccount(), vpcRequest());
    expect(result.outcome).toBe('passed');
    expect(result.facts).not.toContain('/account/routeTables');
  });
  it.each([
    ['a virtual private gateway', { DestinationCidrBlock: '192.168.0.0/16', GatewayId: 'vgw-1' }, 'passed'],
    ['a transit gateway by default', { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }, 'passed'],
    [
      'a NAT gateway by default',
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
      'stopped no-route-to-endpoint',
    ],
    [
      'a dead peering',
      { DestinationCidrBlock: '192.168.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'blackhole' },
      'stopped no-route-to-endpoint',
    ],
    ['nothing', {}, 'stopped no-route-to-endpoint'],
    ['a prefix list', { DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' }, 'unknown no-route-to-endpoint'],
  ])('judges the way back to an on-premises caller through %s', (_, route, expected) => {
    const account = privateAccount({
      parts: { ...parts, securityGroups: [admitting('192.168.0.0/16')], routeTables: back(route) },
    });
    expect(said(account, onPremises())).toBe(expected);
  });
  it.each([
    [['10.0.1.0/24', '10.0.2.0/24'], 'passed'],
    [['10.0.1.0/24'], 'unknown no-route-to-endpoint'],
    [['10.0.2.0/24'], 'unknown no-route-to-endpoint'],
    [[], 'stopped no-route-to-endpoint'],
  ])('asks for a route to each subnet of the endpoint: %s', (destinations, expected) => {
    const peer = 'vpc-0a1b2c3d4e5f60009';
    const toEndpoint = destinations.map((DestinationCidrBlock) => ({
      DestinationCidrBlock,
      VpcPeeringConnectionId: 'pcx-1',
      State: 'active',
    }));
    const account = privateAccount({
      parts: {
        ...parts,
        vpcs: [...(parts.vpcs ?? []), { VpcId: peer, CidrBlock: '10.9.0.0/16' }],
        securityGroups: [admitting('10.9.0.0/16')],
        routeTables: [
          ...back({ DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1' }),
          { RouteTableId: 'rtb-9', VpcId: peer, Associations: [{ Main: true }], Routes: toEndpoint },
        ],
      },
    });
    const caller = { url: own, from: 'peered-vpc', sourceVpcId: peer, sourceSubnetId: null, sourceIp: '10.9.0.4' };
    expect(said(account, vpcRequest(caller))).toBe(expected);
  });
  it('does not take the public address of an on-premises site for the one that packets carry', () => {
    const account = privateAccount({
      parts: { ...parts, securityGroups: [admitting('192.168.0.0/16')], routeTables: back({}) },
    });
    expect(said(account, onPremises({ sourceIp: '203.0.113.7' }))).toBe('unknown security-group-blocks');
  });
  it('is unknown without a reason where the list that decides is hidden', () => {
    for (const pointer of ['/account/securityGroups', '/account/networkAcls'])
      expect(said(privateAccount(), vpcRequest(), pointer)).toBe('unknown');
  });
  it('needs no subnets where no network ACL could stop anything', () => {
    expect(said(privateAccount(), vpcRequest(), '/account/subnets')).toBe('passed');
  });
  it('is unknown for an endpoint of an account that cannot be read', () => {
    const url = `https://vpce-0b1b2c3d4e5f60001-wxyz9876.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
    expect(
      said(
        privateAccount(),
        vpcRequest({ url, callerAccountId: '210987654321', sourceVpcId: 'vpc-0b1b2c3d4e5f60001' }),
      ),
    ).toBe('unknown');
  });
  it('reads the network of an endpoint in another account where that can be read', () => {
    const foreign = 'vpce-0b1b2c3d4e5f60001';
    const url = `https://${foreign}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
    const { result } = runTo(
      'network',
      privateAccount({ parts: { vpcEndpoints: [], vpcs: [], subnets: [], securityGroups: [] } }),
      vpcRequest({ url, callerAccountId: '210987654321' }),
      {
        change: (input) => {
          const { account } = input.snapshot;
          const endpoint = {
            ...parts.vpcEndpoints?.[0],
            VpcEndpointId: foreign,
            OwnerId: '210987654321',
            DnsEntries: [],
          };
          const other = {
            ...account,
            vpcEndpoints: { state: 'present' as const, value: [endpoint] },
            securityGroups: { state: 'present' as const, value: [{ ...group, IpPermissions: [] }] },
          };
          return { ...input, snapshot: { ...input.snapshot, otherAccounts: { '210987654321': other } } };
        },
      },
    );
    expect(result).toMatchObject({ outcome: 'stopped', reason: 'security-group-blocks' });
    expect(result.facts).toContain('/otherAccounts/210987654321/securityGroups');
  });
  it('stops callers on the public internet before private addresses', () => {
    const { result } = runTo('network', privateAccount(), publicRequest({ url: own }));
    expect(result).toMatchObject({
      outcome: 'stopped',
      reason: 'private-api-from-outside',
      replies: [{ connection: 'timeout' }],
    });
  });
});
