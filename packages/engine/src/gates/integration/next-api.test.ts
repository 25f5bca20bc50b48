import { describe, expect, it } from 'vitest';
import type { Integration } from '@gatescope/shared';
import { ids, networkParts, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { integrationGate } from '../integration.ts';
import { routedContext } from '../route/arrived-context.ts';

const balancer = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/net/chain/0123456789abcdef`;
const group = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:targetgroup/chain/0123456789abcdef`;

const nextApi = (integration: Partial<Integration>): unknown => {
  const method = proxyMethod('GET', { methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', ...integration } });
  const account = restAccount({
    resources: { '/orders': { GET: method } },
    parts: {
      ...networkParts(),
      networkInterfaces: [{ NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001', PrivateIpAddress: '10.0.1.50' }],
      vpcLinks: [{ id: 'lnk001', targetArns: [balancer], status: 'AVAILABLE' }],
      loadBalancers: [{ LoadBalancerArn: balancer, State: { Code: 'active' } }],
      listeners: [
        { LoadBalancerArn: balancer, Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: group }] },
      ],
      targetGroups: [{ TargetGroupArn: group, LoadBalancerArns: [balancer] }],
      targetHealth: { [group]: [{ Target: { Id: '10.0.1.50', Port: 443 }, TargetHealth: { State: 'healthy' } }] },
    },
  });
  return integrationGate.run(routedContext(account, publicRequest())).detail?.['nextApi'];
};

const linked = { uri: 'https://orders.example.com/prod/orders', connectionType: 'VPC_LINK', connectionId: 'lnk001' };

describe('findNextApi', () => {
  it('sees the default host of another API', () => {
    expect(nextApi({ uri: 'https://z9y8x7w6v5.execute-api.eu-west-1.amazonaws.com/prod' })).toMatchObject({
      how: 'execute-api-host',
      isNamed: true,
    });
  });

  it('sees an endpoint behind the load balancer of a VPC link, to which nothing names an API', () => {
    expect(nextApi(linked)).toEqual({
      host: 'orders.example.com',
      how: 'endpoint-behind-load-balancer',
      isNamed: false,
    });
  });

  it('sees the header that names the API there', () => {
    expect(
      nextApi({ ...linked, requestParameters: { 'integration.request.header.x-apigw-api-id': "'z9y8x7w6v5'" } }),
    ).toMatchObject({ isNamed: true });
  });

  it('sees none in an ordinary backend', () => {
    expect(nextApi({ uri: 'https://orders.example.com' })).toBeUndefined();
  });
});
