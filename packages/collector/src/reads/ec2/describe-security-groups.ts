import { DescribeSecurityGroupsCommand, type DescribeSecurityGroupsCommandOutput } from '@aws-sdk/client-ec2';
import { type SecurityGroup, securityGroupSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { filterBy } from './filter-by.ts';

/** The VPCs to look in; all of the account and Region when unsaid. */
type Input = { readonly vpcIds?: readonly string[] | undefined };

/** The security groups of some VPCs. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const describeSecurityGroups = defineRead({
  id: 'ec2/describe-security-groups',
  service: 'ec2',
  operation: 'DescribeSecurityGroups',
  permission: { action: 'ec2:DescribeSecurityGroups', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/securityGroups',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, page, options }: PageRequest<'ec2', Input>) =>
    client.send(
      new DescribeSecurityGroupsCommand({ ...filterBy('vpc-id', input.vpcIds), MaxResults: 1000, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toSecurityGroups(pages),
  keep: 'shared',
});

/** The groups with their rules. */
export const toSecurityGroups = (
  pages: readonly Pick<DescribeSecurityGroupsCommandOutput, 'SecurityGroups'>[],
): SecurityGroup[] => securityGroupSchema.array().parse(toPlain(pages.flatMap((page) => page.SecurityGroups ?? [])));
