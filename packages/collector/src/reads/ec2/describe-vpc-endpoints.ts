import { DescribeVpcEndpointsCommand, type DescribeVpcEndpointsCommandOutput } from '@aws-sdk/client-ec2';
import { type VpcEndpoint, vpcEndpointSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { executeApiServices } from './execute-api-services.ts';
import { filterBy } from './filter-by.ts';

/** The interface endpoints of execute-api that this account owns. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html */
export const describeVpcEndpoints = defineRead({
  id: 'ec2/describe-vpc-endpoints',
  service: 'ec2',
  operation: 'DescribeVpcEndpoints',
  permission: { action: 'ec2:DescribeVpcEndpoints', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/vpcEndpoints',
  after: [],
  send: ({ client, page, options }) =>
    client.send(
      new DescribeVpcEndpointsCommand({
        ...filterBy('service-name', [executeApiServices]),
        MaxResults: 1000,
        NextToken: page,
      }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toVpcEndpoints(pages),
  keep: 'shared',
});

/** The endpoints with their policies, DNS entries, subnets and groups. */
export const toVpcEndpoints = (
  pages: readonly Pick<DescribeVpcEndpointsCommandOutput, 'VpcEndpoints'>[],
): VpcEndpoint[] => vpcEndpointSchema.array().parse(toPlain(pages.flatMap((page) => page.VpcEndpoints ?? [])));
