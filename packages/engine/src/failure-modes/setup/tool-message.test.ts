import { expect, it } from 'vitest';
import { toolMessage } from './tool-message.ts';

it.each([
  ['as it is', 'NLB ARN is malformed.', 'NLB ARN is malformed'],
  [
    'out of the frame of Terraform',
    '│ Error: creating VPC Link: FAILED: NLB ARN is malformed\n│ \n│   with aws_api_gateway_vpc_link.this,\n│   on main.tf line 3',
    'creating VPC Link: FAILED: NLB ARN is malformed',
  ],
  [
    'out of an event of CloudFormation',
    "1:25:32 PM | CREATE_FAILED        | AWS::ApiGatewayV2::VpcLink | VPCLink\nSubnet 'subnet-1' is not available (Service: AmazonApiGatewayV2; Status Code: 400; Request ID: 0d4a; Proxy: null)",
    "Subnet 'subnet-1' is not available",
  ],
  ['cut where it does not end', 'x'.repeat(5000), `${'x'.repeat(240)}…`],
])('tells what AWS said %s', (_, text, message) => {
  expect(toolMessage(text)).toBe(message);
});
