import {
  DescribeTargetHealthCommand,
  type DescribeTargetHealthCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type TargetHealth, targetHealthSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** The health of a target group's targets. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export const describeTargetHealth = defineRead({
  id: 'load-balancing/describe-target-health',
  service: 'load-balancing',
  operation: 'DescribeTargetHealth',
  permission: { action: 'elasticloadbalancing:DescribeTargetHealth', resource: '*' },
  lane: 'load-balancing',
  part: 'load-balancers',
  fills: '/account/targetHealth/{targetGroupArn}',
  after: ['load-balancing/describe-target-groups'],
  send: ({ client, input, options }: PageRequest<'load-balancing', { readonly targetGroupArn: string }>) =>
    client.send(new DescribeTargetHealthCommand({ TargetGroupArn: input.targetGroupArn }), options),
  toFacts: ([answer]) => toTargetHealth(answer),
});

/** Every target with its state and the reason for it. */
export const toTargetHealth = (
  answer: Pick<DescribeTargetHealthCommandOutput, 'TargetHealthDescriptions'> | undefined,
): TargetHealth[] => targetHealthSchema.array().parse(toPlain(answer?.TargetHealthDescriptions ?? []));
