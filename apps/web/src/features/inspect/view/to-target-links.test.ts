import { type Integration, present, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { toTargetLinks } from './to-target-links.ts';

const { accountId } = ordersSnapshot.target;
const balancer = `arn:aws:elasticloadbalancing:eu-west-1:${accountId}:loadbalancer/net/inner/0123456789abcdef`;
const lambda = (functionArn: string): Integration => ({
  type: 'AWS_PROXY',
  uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
});
const linksOf = (integration: Integration | undefined, snapshot: Snapshot = ordersSnapshot) =>
  toTargetLinks(integration, snapshot, 'prod').map(({ kind, name, accountId: other }) => [kind, name, other]);
const withAccount = (change: Partial<Snapshot['account']>): Snapshot => ({
  ...ordersSnapshot,
  account: { ...ordersSnapshot.account, ...change },
});
const withVariables = (variables: Record<string, string>): Snapshot => {
  if (ordersSnapshot.api.kind !== 'REST') throw new Error('The fixture is a REST API');
  return {
    ...ordersSnapshot,
    api: { ...ordersSnapshot.api, stages: present([{ stageName: 'prod', variables }]) },
  };
};

describe('the places of what stands behind a route', () => {
  it('lead to the Lambda function, in its own Region, whatever its qualifier', () => {
    const [link] = toTargetLinks(
      lambda(`arn:aws:lambda:eu-central-1:${accountId}:function:orders-list:live`),
      ordersSnapshot,
      'prod',
    );
    expect(link).toEqual({
      kind: 'function',
      name: 'orders-list',
      href: 'https://eu-central-1.console.aws.amazon.com/lambda/home?region=eu-central-1#/functions/orders-list',
      accountId: undefined,
    });
  });

  it('lead to a function of an HTTP API, and to one whose answer is streamed', () => {
    const arn = `arn:aws:lambda:eu-west-1:${accountId}:function:x`;
    expect(linksOf({ type: 'AWS_PROXY', uri: arn })).toEqual([['function', 'x', undefined]]);
    const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${arn}/response-streaming-invocations`;
    expect(linksOf({ type: 'AWS_PROXY', uri })).toEqual([['function', 'x', undefined]]);
  });

  it('name the account where a function belongs to another', () => {
    expect(linksOf(lambda('arn:aws:lambda:eu-west-1:999988887777:function:x'))).toEqual([
      ['function', 'x', '999988887777'],
    ]);
  });

  it('use the variables of the stage, and are unknown without them', () => {
    const integration = lambda(`arn:aws:lambda:eu-west-1:${accountId}:function:\${stageVariables.name}`);
    expect(linksOf(integration, withVariables({ name: 'orders' }))).toEqual([['function', 'orders', undefined]]);
    expect(linksOf(integration, withVariables({}))).toEqual([]);
  });

  it('lead to a VPC link and to the load balancer that it names', () => {
    const integration: Integration = { type: 'HTTP_PROXY', uri: 'http://inner/x', connectionId: 'l1' };
    expect(linksOf(integration)).toEqual([['vpc-link', 'l1', undefined]]);
    const snapshot = withAccount({ vpcLinks: present([{ id: 'l1', targetArns: [balancer] }]) });
    expect(linksOf(integration, snapshot)).toEqual([
      ['vpc-link', 'l1', undefined],
      ['load-balancer', 'inner', undefined],
    ]);
  });

  it('lead to the load balancer of a listener, and to the one that is the target', () => {
    const listener = `${balancer.replace('loadbalancer/', 'listener/')}/fedcba9876543210`;
    const of = (integration: Integration) => toTargetLinks(integration, ordersSnapshot, 'prod').at(-1)?.href;
    const href = `https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#LoadBalancer:loadBalancerArn=${encodeURIComponent(balancer)}`;
    expect(of({ type: 'HTTP_PROXY', uri: listener, connectionId: 'l2' })).toBe(href);
    expect(of({ type: 'HTTP_PROXY', uri: 'http://x', connectionId: 'l2', integrationTarget: balancer })).toBe(href);
  });

  it('lead to the load balancer that answers to the host name', () => {
    const snapshot = withAccount({
      loadBalancers: present([
        { LoadBalancerArn: balancer, DNSName: 'inner-01.elb.eu-west-1.amazonaws.com' },
        { LoadBalancerArn: `${balancer}0`, DNSName: 'other.elb.eu-west-1.amazonaws.com' },
      ]),
    });
    expect(linksOf({ type: 'HTTP', uri: 'http://Inner-01.elb.eu-west-1.amazonaws.com:8080/x' }, snapshot)).toEqual([
      ['load-balancer', 'inner', undefined],
    ]);
  });

  it.each<Integration | undefined>([
    undefined,
    { type: 'MOCK' },
    { type: 'HTTP_PROXY', uri: 'https://backend.example/x' },
    { type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue' },
  ])('are none where the configuration names none: %o', (integration) => {
    expect(linksOf(integration)).toEqual([]);
  });
});
