import { DescribeSubnetsCommand, type DescribeSubnetsCommandOutput } from '@aws-sdk/client-ec2';
import { type Subnet, subnetSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { filterBy } from './filter-by.ts';

/** The VPCs to look in; all of the account and Region when unsaid. */
type Input = { readonly vpcIds?: readonly string[] | undefined };

/** The subnets of some VPCs. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const describeSubnets = defineRead({
  id: 'ec2/describe-subnets',
  service: 'ec2',
  operation: 'DescribeSubnets',
  permission: { action: 'ec2:DescribeSubnets', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/subnets',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, page, options }: PageRequest<'ec2', Input>) =>
    client.send(
      new DescribeSubnetsCommand({ ...filterBy('vpc-id', input.vpcIds), MaxResults: 1000, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toSubnets(pages),
  keep: 'shared',
});

/** The subnets with their zones and free addresses. */
export const toSubnets = (pages: readonly Pick<DescribeSubnetsCommandOutput, 'Subnets'>[]): Subnet[] =>
  subnetSchema.array().parse(toPlain(pages.flatMap((page) => page.Subnets ?? [])));
