import { Stack } from 'aws-cdk-lib';
import {
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import type { PermissionPart } from '@gatescope/collector';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

const { CLOUDTRAIL, CLOUDWATCH_LOGS, CLOUDWATCH_MONITORING, EC2, ECR, ECR_DOCKER, ELASTIC_LOAD_BALANCING } =
  InterfaceVpcEndpointAwsService;
const { LAMBDA, STS, WAFV2, ELASTIC_FILESYSTEM } = InterfaceVpcEndpointAwsService;

// The constant API_GATEWAY of the CDK is execute-api, by which private APIs are called; this is the management API.
// https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
const API_GATEWAY_MANAGEMENT = new InterfaceVpcEndpointAwsService('apigateway');

/** What a task needs to start and log, and what every diagnosis reads. */
const always = {
  ApiGateway: API_GATEWAY_MANAGEMENT,
  Ec2: EC2,
  Sts: STS,
  Logs: CLOUDWATCH_LOGS,
  Ecr: ECR,
  EcrDocker: ECR_DOCKER,
};

/** By optional part. IAM, Route 53 and CloudFront have no endpoint in the Region: those parts stay hidden. */
const ofPart: Partial<Record<PermissionPart, Record<string, InterfaceVpcEndpointAwsService>>> = {
  metrics: { Monitoring: CLOUDWATCH_MONITORING },
  changes: { CloudTrail: CLOUDTRAIL },
  lambda: { Lambda: LAMBDA },
  waf: { Waf: WAFV2 },
  'load-balancers': { LoadBalancing: ELASTIC_LOAD_BALANCING },
};

const wantedServices = ({ permissionParts, keepReports }: Settings): Record<string, InterfaceVpcEndpointAwsService> =>
  Object.assign(
    { ...always, ...(keepReports ? { FileSystem: ELASTIC_FILESYSTEM } : {}) },
    ...Object.entries(ofPart).map(([part, services]) =>
      permissionParts === undefined || permissionParts.some((wanted) => wanted === part) ? services : {},
    ),
  );

/** Ways to the AWS services that the console reads, for a VPC without NAT. */
export const addEndpoints = (
  scope: Construct,
  parts: { readonly vpc: IVpc; readonly subnets: SubnetSelection; readonly settings: Settings },
): void => {
  const { vpc, subnets, settings } = parts;
  const securityGroup = new SecurityGroup(scope, 'EndpointSecurityGroup', {
    vpc,
    description: `Gatescope: the VPC to AWS in ${Stack.of(scope).region}`,
    allowAllOutbound: false,
  });
  securityGroup.addIngressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443));
  for (const [name, service] of Object.entries(wantedServices(settings))) {
    new InterfaceVpcEndpoint(scope, `${name}Endpoint`, {
      vpc,
      service,
      subnets,
      securityGroups: [securityGroup],
      privateDnsEnabled: true,
      open: false,
    });
  }
  // The layers of an image come from S3.
  new GatewayVpcEndpoint(scope, 'S3Endpoint', { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [subnets] });
};
