import type { AccountParts, TargetHealth } from '@gatescope/shared';
import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const arn = (kind: string): string =>
  `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:${kind}/app/orders/0a1b2c3d4e5f6000`;
const dnsName = `internal-orders-123456789.${ids.region}.elb.amazonaws.com`;
const group = arn('targetgroup');

const balancer = (targets: TargetHealth[]): AccountParts => ({
  networkInterfaces: [
    {
      NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001',
      InterfaceType: 'vpc_endpoint',
      SubnetId: ids.subnetId,
      VpcId: ids.vpcId,
      PrivateIpAddress: '10.0.1.77',
      Status: 'in-use',
    },
    {
      NetworkInterfaceId: 'eni-0a1b2c3d4e5f60002',
      InterfaceType: 'vpc_endpoint',
      SubnetId: ids.secondSubnetId,
      VpcId: ids.vpcId,
      PrivateIpAddress: '10.0.2.77',
      Status: 'in-use',
    },
  ],
  loadBalancers: [
    {
      LoadBalancerArn: arn('loadbalancer'),
      DNSName: dnsName,
      LoadBalancerName: 'orders',
      Scheme: 'internal',
      Type: 'application',
      VpcId: ids.vpcId,
      SecurityGroups: [ids.securityGroupId],
    },
  ],
  listeners: [
    {
      ListenerArn: arn('listener'),
      LoadBalancerArn: arn('loadbalancer'),
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    },
  ],
  targetGroups: [
    {
      TargetGroupArn: group,
      TargetGroupName: 'orders',
      Protocol: 'HTTPS',
      Port: 443,
      VpcId: ids.vpcId,
      TargetType: 'ip',
    },
  ],
  targetHealth: { [group]: targets },
  dnsRecords: [
    {
      Name: 'orders.internal.example.com.',
      Type: 'A',
      AliasTarget: { DNSName: `dualstack.${dnsName}.` },
      HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
    },
  ],
});
const request = vpcRequest({
  url: 'https://orders.internal.example.com/prod/orders',
  headers: { 'x-apigw-api-id': ids.apiId },
});

/** A load balancer stands in front of the endpoint and nobody registered the endpoint's addresses. */
export const answerFromIntermediaryExample: Example = {
  broken: {
    account: privateAccount({ parts: balancer([]) }),
    request,
    symptom: {
      kind: 'failed',
      status: 503,
      body: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
      headers: { Server: 'awselb/2.0' },
    },
  },
  healthy: {
    account: privateAccount({
      parts: balancer(
        ['10.0.1.77', '10.0.2.77'].map((Id) => ({ Target: { Id, Port: 443 }, TargetHealth: { State: 'healthy' } })),
      ),
    }),
    request,
  },
};
