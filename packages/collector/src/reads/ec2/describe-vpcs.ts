import { DescribeVpcsCommand, type DescribeVpcsCommandOutput } from '@aws-sdk/client-ec2';
import { type Vpc, vpcSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';

/** All VPCs of the account and Region. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const describeVpcs = defineRead({
  id: 'ec2/describe-vpcs',
  service: 'ec2',
  operation: 'DescribeVpcs',
  permission: { action: 'ec2:DescribeVpcs', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/vpcs',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new DescribeVpcsCommand({ MaxResults: 1000, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toVpcs(pages),
  keep: 'shared',
});

/** The VPCs. */
export const toVpcs = (pages: readonly Pick<DescribeVpcsCommandOutput, 'Vpcs'>[]): Vpc[] =>
  vpcSchema.array().parse(toPlain(pages.flatMap((page) => page.Vpcs ?? [])));
