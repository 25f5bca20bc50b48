import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpcLinkFailed } from './vpc-link-failed.ts';
import { vpcLinkFailedExample } from './vpc-link-failed.example.ts';

testFailureMode(vpcLinkFailed, vpcLinkFailedExample);

const balancer = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/net/orders/0123456789abcdef`;
const group = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:targetgroup/orders/0123456789abcdef`;
const linked = (port: number, state: string) =>
  restAccount({
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
      loadBalancers: [{ LoadBalancerArn: balancer, Type: 'network', State: { Code: 'active' } }],
      listeners: [
        {
          LoadBalancerArn: balancer,
          Port: port,
          Protocol: 'TCP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
        },
      ],
      targetGroups: [{ TargetGroupArn: group, Port: 8080 }],
      targetHealth: {
        [group]: [
          { Target: { Id: '10.0.1.10', Port: 8080 }, TargetHealth: { State: state, Reason: 'Target.Timeout' } },
        ],
      },
    },
  });
const symptom = { kind: 'failed' as const, status: 500, body: '{"message": "Internal server error"}' };
const idsOf = (account: ReturnType<typeof linked>, seen: typeof symptom | undefined = symptom): string[] =>
  diagnose(inputOf({ account, request: publicRequest(), ...(seen ? { symptom: seen } : {}) })).findings.map(
    ({ id }) => id,
  );

describe('vpc-link-failed', () => {
  it('names the targets when none is healthy', () => {
    const [finding] = diagnose(
      inputOf({ account: linked(80, 'unhealthy'), request: publicRequest(), symptom }),
    ).findings;
    expect(finding).toMatchObject({ id: 'vpc-link-failed', certainty: 'likely' });
    expect(finding?.summary).toContain('10.0.1.10:8080 unhealthy (Target.Timeout)');
  });

  it('blames nothing while one target is healthy', () => {
    expect(idsOf(linked(80, 'healthy'))).not.toContain('vpc-link-failed');
  });

  it('leaves a missing listener to the endpoint that cannot be reached', () => {
    expect(idsOf(linked(8443, 'healthy'))[0]).toBe('integration-endpoint-unreachable');
  });

  it('blames unhealthy targets only when something failed', () => {
    expect(diagnose(inputOf({ account: linked(80, 'unhealthy'), request: publicRequest() })).findings).toEqual([]);
  });
});
