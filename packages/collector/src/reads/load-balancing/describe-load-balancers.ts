import {
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type LoadBalancer, loadBalancerSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';

/** All load balancers of the account and Region. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export const describeLoadBalancers = defineRead({
  id: 'load-balancing/describe-load-balancers',
  service: 'load-balancing',
  operation: 'DescribeLoadBalancers',
  permission: { action: 'elasticloadbalancing:DescribeLoadBalancers', resource: '*' },
  lane: 'load-balancing',
  part: 'load-balancers',
  fills: '/account/loadBalancers',
  after: [],
  send: ({ client, page, options }) => client.send(new DescribeLoadBalancersCommand({ Marker: page }), options),
  next: ({ NextMarker }) => NextMarker,
  toFacts: (pages) => toLoadBalancers(pages),
  keep: 'shared',
});

/** The load balancers. */
export const toLoadBalancers = (
  pages: readonly Pick<DescribeLoadBalancersCommandOutput, 'LoadBalancers'>[],
): LoadBalancer[] => loadBalancerSchema.array().parse(toPlain(pages.flatMap((page) => page.LoadBalancers ?? [])));
