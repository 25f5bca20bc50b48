import {
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type TargetGroup, targetGroupSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';

/** All target groups of the account and Region. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export const describeTargetGroups = defineRead({
  id: 'load-balancing/describe-target-groups',
  service: 'load-balancing',
  operation: 'DescribeTargetGroups',
  permission: { action: 'elasticloadbalancing:DescribeTargetGroups', resource: '*' },
  lane: 'load-balancing',
  part: 'load-balancers',
  fills: '/account/targetGroups',
  after: [],
  send: ({ client, page, options }) => client.send(new DescribeTargetGroupsCommand({ Marker: page }), options),
  next: ({ NextMarker }) => NextMarker,
  toFacts: (pages) => toTargetGroups(pages),
  keep: 'shared',
});

/** The target groups. */
export const toTargetGroups = (
  pages: readonly Pick<DescribeTargetGroupsCommandOutput, 'TargetGroups'>[],
): TargetGroup[] => targetGroupSchema.array().parse(toPlain(pages.flatMap((page) => page.TargetGroups ?? [])));
