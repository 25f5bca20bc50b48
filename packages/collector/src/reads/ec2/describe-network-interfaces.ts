import { DescribeNetworkInterfacesCommand, type DescribeNetworkInterfacesCommandOutput } from '@aws-sdk/client-ec2';
import { type NetworkInterface, networkInterfaceSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { filterBy } from './filter-by.ts';

/** The interfaces to look up; all of the account and Region when unsaid. */
type Input = { readonly networkInterfaceIds?: readonly string[] | undefined };

/** The network interfaces of endpoints. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const describeNetworkInterfaces = defineRead({
  id: 'ec2/describe-network-interfaces',
  service: 'ec2',
  operation: 'DescribeNetworkInterfaces',
  permission: { action: 'ec2:DescribeNetworkInterfaces', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/networkInterfaces',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, page, options }: PageRequest<'ec2', Input>) =>
    client.send(
      new DescribeNetworkInterfacesCommand({
        ...filterBy('network-interface-id', input.networkInterfaceIds),
        MaxResults: 1000,
        NextToken: page,
      }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toNetworkInterfaces(pages),
  keep: 'shared',
});

/** The interfaces with their addresses and groups. */
export const toNetworkInterfaces = (
  pages: readonly Pick<DescribeNetworkInterfacesCommandOutput, 'NetworkInterfaces'>[],
): NetworkInterface[] =>
  networkInterfaceSchema.array().parse(toPlain(pages.flatMap((page) => page.NetworkInterfaces ?? [])));
