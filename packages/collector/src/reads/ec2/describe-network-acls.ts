import { DescribeNetworkAclsCommand, type DescribeNetworkAclsCommandOutput } from '@aws-sdk/client-ec2';
import { type NetworkAcl, networkAclSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { filterBy } from './filter-by.ts';

/** The VPCs to look in; all of the account and Region when unsaid. */
type Input = { readonly vpcIds?: readonly string[] | undefined };

/** The network ACLs of some VPCs. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html */
export const describeNetworkAcls = defineRead({
  id: 'ec2/describe-network-acls',
  service: 'ec2',
  operation: 'DescribeNetworkAcls',
  permission: { action: 'ec2:DescribeNetworkAcls', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/networkAcls',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, page, options }: PageRequest<'ec2', Input>) =>
    client.send(
      new DescribeNetworkAclsCommand({ ...filterBy('vpc-id', input.vpcIds), MaxResults: 1000, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toNetworkAcls(pages),
  keep: 'shared',
});

/** The ACLs with their entries and subnets. */
export const toNetworkAcls = (pages: readonly Pick<DescribeNetworkAclsCommandOutput, 'NetworkAcls'>[]): NetworkAcl[] =>
  networkAclSchema.array().parse(toPlain(pages.flatMap((page) => page.NetworkAcls ?? [])));
