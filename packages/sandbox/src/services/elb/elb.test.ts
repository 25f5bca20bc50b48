import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { plain } from '../../testing/plain.ts';
import { sampleOf } from '../../testing/sample-of.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { elb as service } from './elb.ts';

const used = useSandbox();
const listener = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/nlb/1/2';
const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/nlb/1';

describe('load balancers', () => {
  test('are found by name and by ARN', async () => {
    const ask = (input: elb.DescribeLoadBalancersInput) =>
      used.clients.elb.send(new elb.DescribeLoadBalancersCommand(input));
    expect(plain((await ask({ Names: ['nlb'] })).LoadBalancers)).toEqual(exampleAccount.loadBalancers);
    expect((await ask({ LoadBalancerArns: [balancer] })).LoadBalancers).toHaveLength(1);
    await expect(ask({ Names: ['other'] })).rejects.toMatchObject({ name: 'LoadBalancerNotFoundException' });
  });

  test('come back with every member that AWS knows', async () => {
    const full = sampleOf(elb.LoadBalancer$);
    used.sandbox.setAccounts([{ ...exampleAccount, loadBalancers: [{ ...Object(full), LoadBalancerArn: 'x' }] }]);
    const { LoadBalancers } = await used.clients.elb.send(new elb.DescribeLoadBalancersCommand({}));
    expect(plain(LoadBalancers)).toEqual([{ ...Object(full), LoadBalancerArn: 'x' }]);
    used.sandbox.setAccounts([exampleAccount]);
  });
});

describe('listeners', () => {
  test('are found by load balancer', async () => {
    const ask = (LoadBalancerArn: string) =>
      used.clients.elb.send(new elb.DescribeListenersCommand({ LoadBalancerArn }));
    expect(plain((await ask(balancer)).Listeners)).toEqual(exampleAccount.listeners);
    expect((await ask('other')).Listeners).toEqual([]);
  });

  test('have their default rule when the file names no rules', async () => {
    const { Rules } = await used.clients.elb.send(new elb.DescribeRulesCommand({ ListenerArn: listener }));
    expect(Rules).toMatchObject([{ IsDefault: true, Priority: 'default', Actions: [{ Type: 'forward' }] }]);
  });
});

describe('target groups', () => {
  test('are found by load balancer, with their health', async () => {
    const { elb: client } = used.clients;
    const { TargetGroups = [] } = await client.send(new elb.DescribeTargetGroupsCommand({ LoadBalancerArn: balancer }));
    expect(plain(TargetGroups)).toEqual(exampleAccount.targetGroups);
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn;
    const health = await client.send(new elb.DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(plain(health.TargetHealthDescriptions)).toEqual(Object.values(exampleAccount.targetHealth ?? {})[0]);
  });

  test('that do not exist are not found', async () => {
    const command = new elb.DescribeTargetHealthCommand({ TargetGroupArn: 'other' });
    await expect(used.clients.elb.send(command)).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
  });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
