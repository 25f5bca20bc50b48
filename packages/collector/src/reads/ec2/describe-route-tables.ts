import { DescribeRouteTablesCommand, type DescribeRouteTablesCommandOutput } from '@aws-sdk/client-ec2';
import { type RouteTable, routeTableSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { filterBy } from './filter-by.ts';

/** The VPCs to look in; all of the account and Region when unsaid. */
type Input = { readonly vpcIds?: readonly string[] | undefined };

/** The route tables of some VPCs. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const describeRouteTables = defineRead({
  id: 'ec2/describe-route-tables',
  service: 'ec2',
  operation: 'DescribeRouteTables',
  permission: { action: 'ec2:DescribeRouteTables', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/routeTables',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, page, options }: PageRequest<'ec2', Input>) =>
    client.send(
      new DescribeRouteTablesCommand({ ...filterBy('vpc-id', input.vpcIds), MaxResults: 100, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toRouteTables(pages),
  keep: 'shared',
});

/** The tables with their routes and subnets. */
export const toRouteTables = (pages: readonly Pick<DescribeRouteTablesCommandOutput, 'RouteTables'>[]): RouteTable[] =>
  routeTableSchema.array().parse(toPlain(pages.flatMap((page) => page.RouteTables ?? [])));
