import { readable } from '../../aws-error.ts';
import { AwsError } from '../../aws-error.ts';
import type { Call, Service } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { ec2Query } from '../../protocols/ec2-query.ts';
import { ec2Troubles, spellTrouble } from '../trouble.ts';
import { ec2Operation, invalidParameter } from './describe.ts';
import { endpointDescriptions } from './endpoint-descriptions.ts';
import { gatewayDescriptions } from './gateway-descriptions.ts';
import { describeRegions } from './regions.ts';
import { securityGroupRules } from './security-group-rules.ts';
import { vpcDescriptions } from './vpc-descriptions.ts';

/** Amazon EC2: the network that private APIs are reached through. */
export const ec2: Service = {
  name: 'EC2',
  signingName: 'ec2',
  protocol: ec2Query,
  operations: [
    ...vpcDescriptions,
    ...endpointDescriptions,
    ...gatewayDescriptions,
    securityGroupRules,
    ec2Operation('DescribeVpcAttribute', describeVpcAttribute),
    ec2Operation('DescribeRegions', describeRegions),
  ],
  trouble: (trouble, message) => {
    const parts = spellTrouble(ec2Troubles)(trouble, message);
    if (trouble !== 'access-denied') return parts;
    return { ...parts, message: `You are not authorized to perform this operation. ${parts.message}` };
  },
};

function describeVpcAttribute({ account, input }: Call): JsonObject {
  const VpcId = input.text('VpcId') ?? '';
  const vpc = account.wide.vpcs?.find((candidate) => candidate.VpcId === VpcId);
  if (vpc === undefined) {
    throw new AwsError({ status: 400, code: 'InvalidVpcID.NotFound', message: `The vpc ID '${VpcId}' does not exist` });
  }
  const attribute = input.text('Attribute');
  if (attribute === 'enableDnsSupport') return { VpcId, EnableDnsSupport: { Value: readable(vpc.enableDnsSupport) } };
  if (attribute === 'enableDnsHostnames') {
    return { VpcId, EnableDnsHostnames: { Value: readable(vpc.enableDnsHostnames) } };
  }
  throw invalidParameter(`Value (${attribute ?? ''}) for parameter attribute is invalid. Unknown attribute.`);
}
