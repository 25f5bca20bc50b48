import {
  GetMetricDataCommand,
  type GetMetricDataCommandOutput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { defineRead, type PageRequest } from '../../read.ts';

/** One metric's sums over time. */
export interface MetricSeries {
  readonly metric: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
}

type Input = {
  /** Names of metrics of the `AWS/ApiGateway` namespace. */
  readonly metrics: readonly string[];
  /** The statistic of each metric; `Sum` when absent. */
  readonly stats?: readonly string[] | undefined;
  /** 300 when absent. */
  readonly periodSeconds?: number | undefined;
  /** The dimension that names the API, and its value. */
  readonly dimension: 'ApiName' | 'ApiId';
  readonly api: string;
  readonly stage: string;
  /** Milliseconds since 1970. */
  readonly startTime: number;
  readonly endTime: number;
};

const periodSeconds = 300;

/** Calls and errors of a stage. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData = defineRead({
  id: 'cloudwatch/get-metric-data',
  service: 'cloudwatch',
  operation: 'GetMetricData',
  permission: { action: 'cloudwatch:GetMetricData', resource: '*' },
  lane: 'cloudwatch',
  part: 'metrics',
  fills: 'observation:metric',
  after: ['api-gateway/get-stages', 'api-gateway-v2/get-stages'],
  send: ({ client, input, page, options }: PageRequest<'cloudwatch', Input>) =>
    client.send(
      new GetMetricDataCommand({
        MetricDataQueries: input.metrics.map((name, index) =>
          toQuery(input, { name, id: `m${index}`, stat: input.stats?.[index] ?? 'Sum' }),
        ),
        StartTime: new Date(input.startTime),
        EndTime: new Date(input.endTime),
        ScanBy: 'TimestampAscending',
        NextToken: page,
      }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toMetricSeries(pages),
});

const toQuery = (
  input: Input,
  { name, id, stat }: { readonly name: string; readonly id: string; readonly stat: string },
): MetricDataQuery => ({
  Id: id,
  Label: name,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/ApiGateway',
      MetricName: name,
      Dimensions: [
        { Name: input.dimension, Value: input.api },
        { Name: 'Stage', Value: input.stage },
      ],
    },
    Period: input.periodSeconds ?? periodSeconds,
    Stat: stat,
  },
});

/** The series that have points, oldest point first. */
export const toMetricSeries = (
  pages: readonly Pick<GetMetricDataCommandOutput, 'MetricDataResults'>[],
): MetricSeries[] => {
  const byMetric = new Map<string, { at: string; value: number }[]>();
  for (const { Label = '', Timestamps = [], Values = [] } of pages.flatMap((page) => page.MetricDataResults ?? [])) {
    const points = Timestamps.flatMap((time, index) => {
      const value = Values[index];
      return value === undefined ? [] : [{ at: time.toISOString(), value }];
    });
    byMetric.set(Label, [...(byMetric.get(Label) ?? []), ...points]);
  }
  return [...byMetric].filter(([, points]) => points.length > 0).map(([metric, points]) => ({ metric, points }));
};
