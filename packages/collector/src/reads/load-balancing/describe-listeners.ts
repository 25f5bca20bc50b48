import {
  DescribeListenersCommand,
  type DescribeListenersCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Listener, listenerSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** The listeners of a load balancer. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html */
export const describeListeners = defineRead({
  id: 'load-balancing/describe-listeners',
  service: 'load-balancing',
  operation: 'DescribeListeners',
  permission: { action: 'elasticloadbalancing:DescribeListeners', resource: '*' },
  lane: 'load-balancing',
  part: 'load-balancers',
  fills: '/account/listeners/{loadBalancerArn}',
  after: ['load-balancing/describe-load-balancers'],
  send: ({ client, input, page, options }: PageRequest<'load-balancing', { readonly loadBalancerArn: string }>) =>
    client.send(new DescribeListenersCommand({ LoadBalancerArn: input.loadBalancerArn, Marker: page }), options),
  next: ({ NextMarker }) => NextMarker,
  toFacts: (pages) => toListeners(pages),
});

/** The listeners with their default actions. */
export const toListeners = (pages: readonly Pick<DescribeListenersCommandOutput, 'Listeners'>[]): Listener[] =>
  listenerSchema.array().parse(toPlain(pages.flatMap((page) => page.Listeners ?? [])));
