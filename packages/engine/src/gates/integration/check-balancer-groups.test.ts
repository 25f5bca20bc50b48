import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';

const balancer = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/net/orders/0123456789abcdef`;

const diagnosed = (rule: object, enforced: string | undefined = 'on') =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: {
          '/orders': {
            GET: proxyMethod('GET', {
              methodIntegration: {
                type: 'HTTP_PROXY',
                httpMethod: 'GET',
                uri: 'http://orders.example.com/orders',
                connectionType: 'VPC_LINK',
                connectionId: 'lnk001',
              },
            }),
          },
        },
        parts: {
          vpcLinks: [{ id: 'lnk001', targetArns: [balancer], status: 'AVAILABLE' }],
          loadBalancers: [
            {
              LoadBalancerArn: balancer,
              Type: 'network',
              State: { Code: 'active' },
              SecurityGroups: ['sg-nlb'],
              EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: enforced,
            },
          ],
          listeners: [{ LoadBalancerArn: balancer, Port: 80, Protocol: 'TCP', DefaultActions: [] }],
          securityGroups: [
            {
              GroupId: 'sg-nlb',
              VpcId: ids.vpcId,
              IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, ...rule }],
            },
          ],
        },
      }),
      request: publicRequest(),
      symptom: { kind: 'failed', status: 504, body: '{"message": "Endpoint request timed out"}' },
    }),
  ).findings.find(({ id }) => id === 'integration-endpoint-unreachable');

describe('a Network Load Balancer with security groups behind a VPC link', () => {
  it('drops the calls where its rules name groups', () => {
    expect(diagnosed({ UserIdGroupPairs: [{ GroupId: 'sg-app' }] })).toMatchObject({
      certainty: 'certain',
      fixes: [expect.objectContaining({ id: 'leave-private-link-open' })],
    });
  });

  it('may drop them where its rules name addresses', () => {
    expect(diagnosed({ IpRanges: [{ CidrIp: '10.0.0.0/16' }] })).toMatchObject({
      certainty: 'likely',
    });
  });

  it.each([
    ['everybody is admitted', { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'on'],
    ['the rules are not enforced', { UserIdGroupPairs: [{ GroupId: 'sg-app' }] }, 'off'],
  ])('is not blamed where %s', (_, rule, enforced) => {
    expect(diagnosed(rule, enforced)).toBeUndefined();
  });
});
