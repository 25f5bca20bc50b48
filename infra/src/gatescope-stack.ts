import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Port, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { addAlarms } from './alarms.ts';
import { Endpoints } from './endpoints.ts';
import { makeLoadBalancer, serveThrough } from './load-balancer.ts';
import { makeService } from './console-service.ts';
import type { Settings } from './settings.ts';
import { subnetsOf } from './subnets.ts';

/** The console: an internal load balancer with sign-in, and one Fargate task behind it that only reads. */
export class GatescopeStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const vpc = Vpc.fromLookup(this, 'Vpc', { vpcId: settings.network.vpcId });
    const subnets = subnetsOf(settings);
    const loadBalancer = makeLoadBalancer(this, { vpc, subnets, settings });
    const cluster = new Cluster(this, 'Cluster', { vpc, containerInsightsV2: ContainerInsights.ENABLED });
    const { service, logGroup } = makeService(this, {
      cluster,
      subnets,
      settings,
      albArn: loadBalancer.loadBalancerArn,
    });
    if (!settings.network.hasNat) {
      const endpoints = new Endpoints(this, 'Endpoints', { vpc, subnets, settings });
      // Its subnet may lie outside of the VPC's first range.
      endpoints.connections.allowFrom(service, Port.tcp(443), 'Gatescope: the console to AWS');
      // A task that starts before there is a way to its image fails, and the deployment with it.
      service.node.addDependency(endpoints);
    }
    const targetGroup = serveThrough(loadBalancer, { service, settings });
    addAlarms(this, { loadBalancer, targetGroup, service, logGroup, settings });
    new CfnOutput(this, 'PointHostNameTo', {
      description: `Create a DNS alias or CNAME record for ${settings.hostName} that points here.`,
      value: loadBalancer.loadBalancerDnsName,
    });
    new CfnOutput(this, 'RedirectUri', {
      description: 'Register this redirect URI with the identity provider.',
      value: `https://${settings.hostName}/oauth2/idpresponse`,
    });
  }
}
