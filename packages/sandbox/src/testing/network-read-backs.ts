import * as ec2 from '@aws-sdk/client-ec2';
import type { ReadBack } from './read-back.ts';

/** The network of an account. */
export const networkReadBacks: readonly ReadBack[] = [
  {
    part: 'vpcs',
    read: async ({ ec2: client }) => {
      const { Vpcs = [] } = await client.send(new ec2.DescribeVpcsCommand({}));
      return Promise.all(
        Vpcs.map(async (vpc) => {
          const ask = (Attribute: ec2.VpcAttributeName) =>
            client.send(new ec2.DescribeVpcAttributeCommand({ VpcId: vpc.VpcId, Attribute }));
          const enableDnsSupport = (await ask('enableDnsSupport')).EnableDnsSupport?.Value;
          const enableDnsHostnames = (await ask('enableDnsHostnames')).EnableDnsHostnames?.Value;
          return { ...vpc, enableDnsSupport, enableDnsHostnames };
        }),
      );
    },
    absent: [],
  },
  {
    part: 'subnets',
    read: async ({ ec2: client }) => (await client.send(new ec2.DescribeSubnetsCommand({}))).Subnets,
    absent: [],
  },
  {
    part: 'securityGroups',
    read: async ({ ec2: client }) => (await client.send(new ec2.DescribeSecurityGroupsCommand({}))).SecurityGroups,
    absent: [],
  },
  {
    part: 'networkAcls',
    read: async ({ ec2: client }, { networkAcls }) => {
      const found = (await client.send(new ec2.DescribeNetworkAclsCommand({}))).NetworkAcls ?? [];
      // VPCs without ACLs in the file are served with their default ACL beside.
      return found.slice(0, Array.isArray(networkAcls) ? networkAcls.length : 0);
    },
    absent: [],
  },
  {
    part: 'vpcEndpoints',
    read: async ({ ec2: client }) => (await client.send(new ec2.DescribeVpcEndpointsCommand({}))).VpcEndpoints,
    absent: [],
  },
  {
    part: 'networkInterfaces',
    read: async ({ ec2: client }) =>
      (await client.send(new ec2.DescribeNetworkInterfacesCommand({}))).NetworkInterfaces,
    absent: [],
  },
  {
    part: 'routeTables',
    read: async ({ ec2: client }) => (await client.send(new ec2.DescribeRouteTablesCommand({}))).RouteTables,
    absent: 'denied',
  },
  {
    part: 'vpcEndpointServices',
    read: async ({ ec2: client }) => (await client.send(new ec2.DescribeVpcEndpointServicesCommand({}))).ServiceDetails,
    absent: 'denied',
  },
];
