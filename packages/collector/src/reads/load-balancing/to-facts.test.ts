import { expect, it } from 'vitest';
import { toListeners } from './describe-listeners.ts';
import { toLoadBalancers } from './describe-load-balancers.ts';
import { toTargetGroups } from './describe-target-groups.ts';
import { toTargetHealth } from './describe-target-health.ts';

it('load balancers, listeners and target groups keep their fields, page after page', () => {
  const balancer = { LoadBalancerArn: 'arn:lb', DNSName: 'lb.elb.eu-west-1.amazonaws.com', Type: 'network' as const };
  expect(toLoadBalancers([{ LoadBalancers: [{ ...balancer, CreatedTime: new Date(0) }] }, {}])).toEqual([
    { ...balancer, CreatedTime: '1970-01-01T00:00:00.000Z' },
  ]);
  const listener = {
    ListenerArn: 'arn:l',
    Port: 443,
    DefaultActions: [{ Type: 'forward' as const, TargetGroupArn: 'arn:tg' }],
  };
  expect(toListeners([{ Listeners: [listener] }])).toEqual([listener]);
  expect(toTargetGroups([{ TargetGroups: [{ TargetGroupArn: 'arn:tg', Port: 443 }] }])).toEqual([
    { TargetGroupArn: 'arn:tg', Port: 443 },
  ]);
});

it('target health keeps state and reason', () => {
  const sick = {
    Target: { Id: '10.0.0.1', Port: 80 },
    TargetHealth: { State: 'unhealthy' as const, Reason: 'Target.Timeout' as const },
  };
  expect(toTargetHealth({ TargetHealthDescriptions: [sick] })).toEqual([sick]);
  expect(toTargetHealth({})).toEqual([]);
});
