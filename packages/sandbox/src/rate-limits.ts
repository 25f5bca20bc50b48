/** A bucket of calls that may be made at once, and how fast it fills again. */
export interface Bucket {
  readonly name: string;
  readonly size: number;
  readonly refillPerSecond: number;
}

/** A call as far as rate limits look at it. */
export interface LimitedCall {
  readonly signingName: string;
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  /** Whether the call names filters, ids or a page size; EC2 is stricter with calls that do not. */
  readonly isNarrowed: boolean;
}

/** Counts calls against AWS's documented limits. */
export interface RateLimiter {
  /** Seconds to wait when a bucket is empty, else undefined; a refused call takes no token from other buckets. */
  take(call: LimitedCall): number | undefined;
}

/** Makes a limiter with full buckets; `now` is in milliseconds. */
export function createRateLimiter(now: () => number): RateLimiter {
  const levels = new Map<string, { tokens: number; at: number }>();
  return {
    take: (call) => {
      const time = now();
      const buckets = bucketsFor(call).map((bucket) => {
        const key = `${call.accountId}/${call.region}/${bucket.name}`;
        const level = levels.get(key) ?? { tokens: bucket.size, at: time };
        const tokens = Math.min(bucket.size, level.tokens + ((time - level.at) / 1000) * bucket.refillPerSecond);
        return { key, bucket, tokens };
      });
      const empty = buckets.find(({ tokens }) => tokens < 1);
      for (const { key, tokens } of buckets) {
        levels.set(key, { tokens: empty === undefined ? tokens - 1 : tokens, at: time });
      }
      return empty === undefined ? undefined : (1 - empty.tokens) / empty.bucket.refillPerSecond;
    },
  };
}

/** The buckets that a call takes from. Services without a documented limit have none. */
export function bucketsFor(call: LimitedCall): readonly Bucket[] {
  return limits[call.signingName]?.(call) ?? [];
}

const limits: Readonly<Record<string, (call: LimitedCall) => readonly Bucket[]>> = {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
  apigateway: ({ operation }) => [
    { name: 'apigateway', size: 40, refillPerSecond: 10 },
    ...(operation === 'GetResources' ? [{ name: 'GetResources', size: 5, refillPerSecond: 2.5 }] : []),
  ],
  // https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
  ec2: ({ operation, isNarrowed }) => {
    const isExpensive = operation === 'DescribeNetworkInterfaces' || operation === 'DescribeSecurityGroups';
    return isExpensive && !isNarrowed
      ? [{ name: `ec2:${operation}:all`, size: 50, refillPerSecond: 10 }]
      : [{ name: `ec2:${operation}`, size: 100, refillPerSecond: 20 }];
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  logs: ({ operation, region }) => perSecond(`logs:${operation}`, logsRate(operation, region)),
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
  cloudtrail: ({ operation }) => perSecond(`cloudtrail:${operation}`, operation === 'LookupEvents' ? 2 : 10),
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  monitoring: ({ operation }) => perSecond(`monitoring:${operation}`, metricRates[operation]),
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  lambda: ({ operation }) =>
    operation === 'GetFunction'
      ? perSecond('lambda:GetFunction', 100)
      : perSecond(operation === 'GetPolicy' ? 'lambda:GetPolicy' : 'lambda', 15),
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
  route53: () => perSecond('route53', 5),
};

const metricRates: Readonly<Record<string, number>> = { GetMetricData: 50, GetMetricStatistics: 400, ListMetrics: 25 };

const slowFilterRegions = ['ap-northeast-3', 'ap-southeast-3', 'ca-west-1', 'eu-central-1', 'il-central-1'];

const slowGetRegions = [
  'us-west-2',
  'ap-northeast-3',
  'ap-southeast-3',
  'ca-west-1',
  'eu-central-1',
  'eu-west-1',
  'il-central-1',
];

function logsRate(operation: string, region: string): number | undefined {
  switch (operation) {
    case 'FilterLogEvents':
      if (region === 'us-east-1') return 25;
      return slowFilterRegions.includes(region) ? 5 : 10;
    case 'GetLogEvents':
      if (region === 'eu-west-3') return 30;
      return slowGetRegions.includes(region) ? 10 : 25;
    case 'DescribeLogStreams':
      return 25;
    case 'DescribeLogGroups':
    case 'StartQuery':
    case 'GetQueryResults':
      return 10;
    default:
      return undefined;
  }
}

function perSecond(name: string, rate: number | undefined): readonly Bucket[] {
  return rate === undefined ? [] : [{ name, size: rate, refillPerSecond: rate }];
}
