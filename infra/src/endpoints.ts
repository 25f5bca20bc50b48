import { Stack } from 'aws-cdk-lib';
import {
  type Connections,
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
import { Construct } from 'constructs';
import type { EndpointName } from './endpoint-names.ts';
import type { Settings } from './settings.ts';

/** What a task needs to start and log, and what every diagnosis reads. */
const always: readonly EndpointName[] = ['apigateway', 'ec2', 'sts', 'logs', 'ecr.api', 'ecr.dkr', 's3'];

/** By optional part. IAM, Route 53 and CloudFront have no endpoint in the Region: those parts stay hidden. */
const ofPart: Partial<Record<PermissionPart, EndpointName>> = {
  metrics: 'monitoring',
  changes: 'cloudtrail',
  lambda: 'lambda',
  waf: 'wafv2',
  'load-balancers': 'elasticloadbalancing',
};

const wantedEndpoints = ({ permissionParts, keepReports, network }: Settings): EndpointName[] => {
  const isRead = (part: string): boolean =>
    permissionParts === undefined || permissionParts.some((wanted) => wanted === part);
  const wanted = [
    ...always,
    ...(keepReports ? (['elasticfilesystem'] as const) : []),
    ...Object.entries(ofPart).flatMap(([part, name]) => (isRead(part) ? [name] : [])),
  ];
  return wanted.filter((name) => !network.existingEndpoints.includes(name));
};

/**
 * Ways to the AWS services that the console reads, for a VPC without NAT: `apigateway` is the management API, not
 * `execute-api`. https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export class Endpoints extends Construct {
  readonly connections: Connections;

  constructor(
    scope: Construct,
    id: string,
    { vpc, subnets, settings }: { readonly vpc: IVpc; readonly subnets: SubnetSelection; readonly settings: Settings },
  ) {
    super(scope, id);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Gatescope: the VPC to AWS in ${Stack.of(this).region}`,
      allowAllOutbound: false,
    });
    // Their private names are those of AWS for the whole VPC: whoever else lives there comes this way, too.
    securityGroup.addIngressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443));
    this.connections = securityGroup.connections;
    for (const name of wantedEndpoints(settings)) {
      if (name === 's3') {
        // The layers of an image come from S3.
        new GatewayVpcEndpoint(this, name, { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [subnets] });
        continue;
      }
      new InterfaceVpcEndpoint(this, name, {
        vpc,
        service: new InterfaceVpcEndpointAwsService(name),
        subnets,
        securityGroups: [securityGroup],
        privateDnsEnabled: true,
        open: false,
      });
    }
  }
}
