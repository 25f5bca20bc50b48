import { DescribeVpcAttributeCommand, type DescribeVpcAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { defineRead, type PageRequest } from '../../read.ts';

/** The two DNS attributes of a VPC; AWS tells one per call. */
export type DnsAttribute = 'enableDnsSupport' | 'enableDnsHostnames';

type Input = { readonly vpcId: string; readonly attribute: DnsAttribute };

/** One DNS attribute of a VPC. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html */
export const describeVpcAttribute = defineRead({
  id: 'ec2/describe-vpc-attribute',
  service: 'ec2',
  operation: 'DescribeVpcAttribute',
  permission: { action: 'ec2:DescribeVpcAttribute', resource: '*' },
  lane: 'ec2',
  part: 'base',
  fills: '/account/vpcDns/{vpcId}',
  after: ['ec2/describe-vpc-endpoints'],
  send: ({ client, input, options }: PageRequest<'ec2', Input>) =>
    client.send(new DescribeVpcAttributeCommand({ VpcId: input.vpcId, Attribute: input.attribute }), options),
  toFacts: ([answer]) => toDnsAttribute(answer),
  keep: 'shared',
});

/** Whether the attribute is on; throws when the answer holds neither. */
export const toDnsAttribute = (
  answer: Pick<DescribeVpcAttributeCommandOutput, 'EnableDnsSupport' | 'EnableDnsHostnames'> | undefined,
): boolean => {
  const value = answer?.EnableDnsSupport?.Value ?? answer?.EnableDnsHostnames?.Value;
  if (value === undefined) throw new Error('DescribeVpcAttribute answered without the attribute');
  return value;
};
