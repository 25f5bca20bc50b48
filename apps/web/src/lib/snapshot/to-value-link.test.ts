import { present, type RestApiFacts, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../testing/fixtures/orders-snapshot.ts';
import { toValueLink } from './to-value-link.ts';

const host = 'https://eu-west-1.console.aws.amazon.com';
const rest = ordersSnapshot.api as RestApiFacts;
const snapshot: Snapshot = {
  ...ordersSnapshot,
  api: {
    ...rest,
    stages: present([
      {
        stageName: 'prod',
        accessLogSettings: { destinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/orders/access' },
        variables: { alias: 'arn:aws:lambda:eu-west-1:111122223333:function:${stageVariables.name}' },
      },
    ]),
  },
};

describe('the place of a value in the AWS console', () => {
  it.each([
    [
      'the endpoint it is part of',
      '/account/vpcEndpoints/value/0/State',
      '/vpcconsole/home?region=eu-west-1#EndpointDetails:vpcEndpointId=vpce-0shared0000000001',
    ],
    [
      'the VPC it names',
      '/account/vpcEndpoints/value/0/VpcId',
      '/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-0aaa000000shared',
    ],
    [
      'the subnet it names',
      '/account/vpcEndpoints/value/0/SubnetIds/0',
      '/vpcconsole/home?region=eu-west-1#SubnetDetails:subnetId=subnet-0001',
    ],
    [
      'the security group it names',
      '/account/vpcEndpoints/value/0/Groups/0/GroupId',
      '/ec2/home?region=eu-west-1#SecurityGroup:groupId=sg-0001',
    ],
    [
      'the role it names',
      '/account/apiGatewayAccount/value/cloudwatchRoleArn',
      '/iam/home?region=eu-west-1#/roles/details/apigateway-logs',
    ],
    [
      'the log group it names',
      '/api/stages/value/0/accessLogSettings/destinationArn',
      '/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Forders$252Faccess',
    ],
    [
      'the function that an integration calls',
      '/api/resources/value/1/resourceMethods/GET/methodIntegration/uri',
      '/lambda/home?region=eu-west-1#/functions/orders-list',
    ],
    [
      'that function too, for the whole integration',
      '/api/resources/value/1/resourceMethods/GET/methodIntegration',
      '/lambda/home?region=eu-west-1#/functions/orders-list',
    ],
    [
      'the page of its part, where it names nothing',
      '/api/stages/value/0/stageName',
      '/apigateway/main/apis/a1b2c3d4e5/stages?api=a1b2c3d4e5&region=eu-west-1',
    ],
    [
      'that page too, where a stage variable stands in the name',
      '/api/stages/value/0/variables/alias',
      '/apigateway/main/apis/a1b2c3d4e5/stages?api=a1b2c3d4e5&region=eu-west-1',
    ],
  ])('is %s', (_, pointer, path) => {
    expect(toValueLink(snapshot, pointer)).toBe(`${host}${path}`);
  });

  it('is unknown where the console has no page', () => {
    expect(toValueLink(snapshot, '/takenAt')).toBeUndefined();
  });
});
