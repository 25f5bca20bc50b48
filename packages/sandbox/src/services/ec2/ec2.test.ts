import * as ec2 from '@aws-sdk/client-ec2';
import { describe, expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { sampleOf } from '../../testing/sample-of.ts';
import { plain } from '../../testing/plain.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { ec2 as service } from './ec2.ts';

const used = useSandbox();

interface Description {
  readonly part: DescribedPart;
  readonly schema: unknown;
  readonly read: () => Promise<unknown>;
}

type DescribedPart =
  | 'vpcEndpoints'
  | 'subnets'
  | 'securityGroups'
  | 'networkInterfaces'
  | 'routeTables'
  | 'vpcEndpointServices'
  | 'vpcPeeringConnections'
  | 'natGateways'
  | 'internetGateways'
  | 'managedPrefixLists';

const descriptions: readonly Description[] = [
  {
    part: 'vpcEndpoints',
    schema: ec2.VpcEndpoint$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeVpcEndpointsCommand({}))).VpcEndpoints,
  },
  {
    part: 'subnets',
    schema: ec2.Subnet$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeSubnetsCommand({}))).Subnets,
  },
  {
    part: 'securityGroups',
    schema: ec2.SecurityGroup$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeSecurityGroupsCommand({}))).SecurityGroups,
  },
  {
    part: 'networkInterfaces',
    schema: ec2.NetworkInterface$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeNetworkInterfacesCommand({}))).NetworkInterfaces,
  },
  {
    part: 'routeTables',
    schema: ec2.RouteTable$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeRouteTablesCommand({}))).RouteTables,
  },
  {
    part: 'vpcEndpointServices',
    schema: ec2.ServiceDetail$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeVpcEndpointServicesCommand({}))).ServiceDetails,
  },
  {
    part: 'vpcPeeringConnections',
    schema: ec2.VpcPeeringConnection$,
    read: async () =>
      (await used.clients.ec2.send(new ec2.DescribeVpcPeeringConnectionsCommand({}))).VpcPeeringConnections,
  },
  {
    part: 'natGateways',
    schema: ec2.NatGateway$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeNatGatewaysCommand({}))).NatGateways,
  },
  {
    part: 'internetGateways',
    schema: ec2.InternetGateway$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeInternetGatewaysCommand({}))).InternetGateways,
  },
  {
    part: 'managedPrefixLists',
    schema: ec2.ManagedPrefixList$,
    read: async () => (await used.clients.ec2.send(new ec2.DescribeManagedPrefixListsCommand({}))).PrefixLists,
  },
];

describe.each(descriptions)('$part', ({ part, schema, read }) => {
  test('come back as they are in the file', async () => {
    expect(plain(await read())).toEqual(exampleAccount[part]);
  });

  test('come back with every member that EC2 knows', async () => {
    const full = sampleOf(schema);
    used.sandbox.setAccounts([{ ...exampleAccount, [part]: [full] }]);
    expect(plain(await read())).toEqual([full]);
    used.sandbox.setAccounts([exampleAccount]);
  });
});

test('VPCs and network ACLs come back with every member that EC2 knows', async () => {
  const [vpc, acl] = [sampleOf(ec2.Vpc$), sampleOf(ec2.NetworkAcl$)];
  used.sandbox.setAccounts([{ ...exampleAccount, vpcs: [vpc], networkAcls: [acl] }]);
  const { ec2: client } = used.clients;
  expect(plain((await client.send(new ec2.DescribeVpcsCommand({}))).Vpcs)).toEqual([vpc]);
  expect(plain((await client.send(new ec2.DescribeNetworkAclsCommand({}))).NetworkAcls)).toEqual([acl]);
  used.sandbox.setAccounts([exampleAccount]);
});

describe('DescribeVpcs', () => {
  test('does not tell the DNS attributes, DescribeVpcAttribute does', async () => {
    const { ec2: client } = used.clients;
    const { Vpcs = [] } = await client.send(new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-0a'] }));
    expect(plain(Vpcs)).toEqual([
      { VpcId: 'vpc-0a', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'main' }] },
    ]);
    const ask = (Attribute: ec2.VpcAttributeName) =>
      client.send(new ec2.DescribeVpcAttributeCommand({ VpcId: 'vpc-0a', Attribute }));
    expect((await ask('enableDnsSupport')).EnableDnsSupport).toEqual({ Value: true });
    expect((await ask('enableDnsHostnames')).EnableDnsHostnames).toEqual({ Value: false });
  });

  test('an attribute that the file does not say cannot be read', async () => {
    const command = new ec2.DescribeVpcAttributeCommand({ VpcId: 'vpc-0b', Attribute: 'enableDnsSupport' });
    await expect(used.clients.ec2.send(command)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  });
});

describe('DescribeNetworkAcls', () => {
  test('adds the default ACL of a VPC that the file gives none, with the subnets that no other holds', async () => {
    const { NetworkAcls = [] } = await used.clients.ec2.send(new ec2.DescribeNetworkAclsCommand({}));
    expect(plain(NetworkAcls[0])).toEqual(exampleAccount.networkAcls?.[0]);
    const held = NetworkAcls.map(({ VpcId, IsDefault, Associations = [] }) => ({
      VpcId,
      IsDefault,
      subnets: Associations.map(({ SubnetId }) => SubnetId),
    }));
    expect(held).toEqual([
      { VpcId: 'vpc-0a', IsDefault: false, subnets: ['subnet-0a'] },
      { VpcId: 'vpc-0a', IsDefault: true, subnets: ['subnet-0b'] },
      { VpcId: 'vpc-0b', IsDefault: true, subnets: ['subnet-0c'] },
    ]);
    const first = (egress: boolean) => NetworkAcls[1]?.Entries?.find(({ Egress }) => Egress === egress);
    expect([first(true)?.RuleAction, first(false)?.RuleAction]).toEqual(['allow', 'allow']);
  });
});

describe('filters', () => {
  const endpointIds = async (...Filters: ec2.Filter[]) => {
    const command = new ec2.DescribeVpcEndpointsCommand({ Filters });
    return (await used.clients.ec2.send(command)).VpcEndpoints?.map(({ VpcEndpointId }) => VpcEndpointId);
  };

  test('must all match; their values are alternatives and may hold wildcards', async () => {
    expect(await endpointIds({ Name: 'service-name', Values: ['*.execute-api'] })).toEqual(['vpce-0aaa']);
    expect(await endpointIds({ Name: 'vpc-id', Values: ['vpc-0a', 'vpc-0b'] })).toEqual(['vpce-0aaa', 'vpce-0bbb']);
    const both = [
      { Name: 'vpc-id', Values: ['vpc-0?'] },
      { Name: 'vpc-endpoint-state', Values: ['pending'] },
    ];
    expect(await endpointIds(...both)).toEqual(['vpce-0bbb']);
  });

  test('reach into lists, and know tags', async () => {
    const acls = new ec2.DescribeNetworkAclsCommand({
      Filters: [{ Name: 'association.subnet-id', Values: ['subnet-0a'] }],
    });
    expect((await used.clients.ec2.send(acls)).NetworkAcls?.map(({ NetworkAclId }) => NetworkAclId)).toEqual([
      'acl-0a',
    ]);
    const vpcs = new ec2.DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['main'] }] });
    expect((await used.clients.ec2.send(vpcs)).Vpcs?.map(({ VpcId }) => VpcId)).toEqual(['vpc-0a']);
  });

  test('that EC2 does not know are refused', async () => {
    await expect(endpointIds({ Name: 'colour', Values: ['red'] })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });
});

describe('ids', () => {
  test.each([
    ['InvalidVpcID.NotFound', new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-9'] })],
    ['InvalidSubnetID.NotFound', new ec2.DescribeSubnetsCommand({ SubnetIds: ['subnet-0a', 'subnet-9'] })],
    ['InvalidGroup.NotFound', new ec2.DescribeSecurityGroupsCommand({ GroupIds: ['sg-9'] })],
    ['InvalidVpcEndpointId.NotFound', new ec2.DescribeVpcEndpointsCommand({ VpcEndpointIds: ['vpce-9'] })],
    ['InvalidServiceName', new ec2.DescribeVpcEndpointServicesCommand({ ServiceNames: ['x'] })],
  ])('that do not exist are answered with %s', async (name, command) => {
    await expect(used.clients.ec2.send(command as ec2.DescribeVpcsCommand)).rejects.toMatchObject({ name });
  });
});

describe('paging', () => {
  test('goes on with NextToken', async () => {
    const ask = (NextToken?: string) =>
      used.clients.ec2.send(new ec2.DescribeSubnetsCommand({ MaxResults: 2, NextToken }));
    const first = await ask();
    const second = await ask(first.NextToken);
    expect([first.Subnets?.length, second.Subnets?.length, second.NextToken]).toEqual([2, 1, undefined]);
  });
});

test('DescribeRegions lists the Regions that every account has', async () => {
  const { Regions = [] } = await used.clients.ec2.send(new ec2.DescribeRegionsCommand({}));
  expect(Regions).toHaveLength(17);
  expect(Regions.find(({ RegionName }) => RegionName === 'eu-west-1')?.Endpoint).toBe('ec2.eu-west-1.amazonaws.com');
});

test('DescribeSecurityGroupRules gives one rule per source', async () => {
  const { SecurityGroupRules = [] } = await used.clients.ec2.send(new ec2.DescribeSecurityGroupRulesCommand({}));
  expect(SecurityGroupRules).toHaveLength(4);
  expect(SecurityGroupRules[0]).toMatchObject({
    GroupId: 'sg-0a',
    IsEgress: false,
    CidrIpv4: '10.0.0.0/16',
    FromPort: 443,
  });
  expect(SecurityGroupRules[3]?.ReferencedGroupInfo).toEqual({ GroupId: 'sg-0b', UserId: '111122223333' });
});

test('DescribeVpcEndpointServices names the services once more', async () => {
  const { ServiceNames } = await used.clients.ec2.send(new ec2.DescribeVpcEndpointServicesCommand({}));
  expect(ServiceNames).toEqual(['com.amazonaws.eu-west-1.execute-api']);
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
