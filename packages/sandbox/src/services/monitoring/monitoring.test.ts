import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { monitoring } from './monitoring.ts';

const used = useSandbox();
const metric = {
  Namespace: 'AWS/ApiGateway',
  MetricName: '4XXError',
  Dimensions: [{ Name: 'ApiName', Value: 'orders' }],
};
const window = { StartTime: new Date('2026-01-10T10:00:00Z'), EndTime: new Date('2026-01-10T10:10:00Z') };

describe('GetMetricData', () => {
  const ask = async (Stat: string, Metric: cloudwatch.Metric = metric) => {
    const query = { Id: 'm1', MetricStat: { Metric, Period: 300, Stat } };
    const scan = { ScanBy: cloudwatch.ScanBy.TIMESTAMP_ASCENDING, ...window };
    const command = new cloudwatch.GetMetricDataCommand({ MetricDataQueries: [query], ...scan });
    const { MetricDataResults } = await used.clients.cloudWatch.send(command);
    return MetricDataResults?.[0];
  };

  test('adds up what falls into a period', async () => {
    expect(await ask('Sum')).toMatchObject({
      Timestamps: [new Date('2026-01-10T10:00:00Z'), new Date('2026-01-10T10:05:00Z')],
      Values: [5, 1],
      StatusCode: 'Complete',
    });
    expect((await ask('SampleCount'))?.Values).toEqual([20, 5]);
  });

  test('weighs averages by their samples', async () => {
    const [first, second] = (await ask('Average'))?.Values ?? [];
    expect(first).toBeCloseTo(0.25);
    expect(second).toBeCloseTo(0.2);
  });

  test('has no points for a metric that is not there', async () => {
    expect((await ask('Sum', { ...metric, MetricName: '5XXError' }))?.Values).toEqual([]);
    expect((await ask('Sum', { ...metric, Dimensions: [] }))?.Values).toEqual([]);
  });
});

test('GetMetricStatistics gives several statistics of each period', async () => {
  const input = { ...metric, ...window, Period: 300, Statistics: ['Sum', 'SampleCount'] };
  const command = new cloudwatch.GetMetricStatisticsCommand(input as cloudwatch.GetMetricStatisticsCommandInput);
  const { Datapoints } = await used.clients.cloudWatch.send(command);
  expect(Datapoints).toMatchObject([
    { Timestamp: new Date('2026-01-10T10:00:00Z'), Sum: 5, SampleCount: 20 },
    { Timestamp: new Date('2026-01-10T10:05:00Z'), Sum: 1, SampleCount: 5 },
  ]);
});

test('ListMetrics finds metrics by name and dimension', async () => {
  const ask = async (input: cloudwatch.ListMetricsCommandInput) =>
    (await used.clients.cloudWatch.send(new cloudwatch.ListMetricsCommand(input))).Metrics;
  expect(await ask({ Namespace: 'AWS/ApiGateway' })).toEqual([metric]);
  expect(await ask({ Dimensions: [{ Name: 'ApiName', Value: 'other' }] })).toEqual([]);
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, monitoring));
