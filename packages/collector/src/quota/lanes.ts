import type { Quota } from './token-bucket.ts';

/** A quota that calls share. A lane inside another one takes from both. */
export interface Lane {
  readonly id: LaneId;
  readonly within?: LaneId;
  readonly quota: (region: string) => Quota;
  /** The page that states the quota; absent where AWS publishes none and the number is a cautious guess. */
  readonly source?: string;
}

export type LaneId =
  | 'api-gateway'
  | 'api-gateway-resources'
  | 'ec2'
  | 'logs'
  | 'cloudtrail'
  | 'cloudwatch'
  | 'lambda'
  | 'iam'
  | 'waf'
  | 'waf-for-resource'
  | 'load-balancing'
  | 'route-53'
  | 'cloudfront'
  | 'sts';

const fixed = (rate: number, burst: number) => (): Quota => ({ rate, burst });

const slowLogRegions = new Set(['ap-northeast-3', 'ap-southeast-3', 'ca-west-1', 'eu-central-1', 'il-central-1']);

const filterLogEvents = (region: string): Quota => {
  const rate = region === 'us-east-1' ? 25 : slowLogRegions.has(region) ? 5 : 10;
  return { rate, burst: rate };
};

/** AWS's quotas per account and Region, before the share that the collector allows itself. */
export const lanes: Readonly<Record<LaneId, Lane>> = {
  'api-gateway': {
    id: 'api-gateway',
    quota: fixed(10, 40),
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  'api-gateway-resources': {
    id: 'api-gateway-resources',
    within: 'api-gateway',
    quota: fixed(2.5, 5),
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  ec2: {
    id: 'ec2',
    quota: fixed(20, 100),
    source: 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html',
  },
  logs: {
    id: 'logs',
    quota: filterLogEvents,
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  },
  cloudtrail: {
    id: 'cloudtrail',
    quota: fixed(2, 2),
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  },
  cloudwatch: {
    id: 'cloudwatch',
    quota: fixed(50, 50),
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
  lambda: {
    id: 'lambda',
    quota: fixed(15, 15),
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  },
  iam: { id: 'iam', quota: fixed(20, 40) },
  waf: { id: 'waf', quota: fixed(5, 5), source: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html' },
  'waf-for-resource': {
    id: 'waf-for-resource',
    within: 'waf',
    quota: fixed(1, 1),
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html',
  },
  'load-balancing': { id: 'load-balancing', quota: fixed(10, 20) },
  'route-53': {
    id: 'route-53',
    quota: fixed(5, 5),
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html',
  },
  cloudfront: { id: 'cloudfront', quota: fixed(10, 20) },
  sts: { id: 'sts', quota: fixed(100, 100) },
};

/** The lanes that a call takes from: its own and those around it. */
export const lanesOf = (id: LaneId): readonly Lane[] => {
  const lane = lanes[id];
  return lane.within === undefined ? [lane] : [lane, ...lanesOf(lane.within)];
};

/** A share of a quota; two calls at once where AWS admits two, for a pair of reads should not wait for each other. */
export const shareOf = ({ rate, burst }: Quota, share: number): Quota => ({
  rate: rate * share,
  burst: Math.max(Math.min(2, burst), Math.floor(burst * share)),
});
