import { DescribeVpcEndpointServicesCommand, type DescribeVpcEndpointServicesCommandOutput } from '@aws-sdk/client-ec2';
import { type VpcEndpointService, vpcEndpointServiceSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { executeApiServices } from './execute-api-services.ts';
import { filterBy } from './filter-by.ts';

/** What the execute-api endpoint service offers: its zones and private name. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html */
export const describeVpcEndpointServices = defineRead({
  id: 'ec2/describe-vpc-endpoint-services',
  service: 'ec2',
  operation: 'DescribeVpcEndpointServices',
  permission: { action: 'ec2:DescribeVpcEndpointServices', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/vpcEndpointServices',
  after: [],
  send: ({ client, page, options }) =>
    client.send(
      new DescribeVpcEndpointServicesCommand({
        ...filterBy('service-name', [executeApiServices]),
        MaxResults: 1000,
        NextToken: page,
      }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toVpcEndpointServices(pages),
  keep: 'shared',
});

/** The services. */
export const toVpcEndpointServices = (
  pages: readonly Pick<DescribeVpcEndpointServicesCommandOutput, 'ServiceDetails'>[],
): VpcEndpointService[] =>
  vpcEndpointServiceSchema.array().parse(toPlain(pages.flatMap((page) => page.ServiceDetails ?? [])));
