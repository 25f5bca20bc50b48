import { AwsError, readable } from '../../aws-error.ts';
import type { MetricRecord } from '../../account-file.ts';
import type { Call, Operation, Service } from '../../call.ts';
import { isJsonObject, type JsonObject, jsonText } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { awsJson } from '../../protocols/aws-json.ts';
import { awsJsonTroubles, spellTrouble } from '../trouble.ts';
import { findMetric, pointsOf } from './metric-data.ts';

/** Amazon CloudWatch metrics: did anything reach the stage, and how did it fare. */
export const monitoring: Service = {
  name: 'CloudWatch',
  signingName: 'monitoring',
  protocol: awsJson,
  operations: [
    operation('GetMetricData', getMetricData),
    operation('GetMetricStatistics', getMetricStatistics),
    operation('ListMetrics', listMetrics),
  ],
  trouble: spellTrouble(awsJsonTroubles),
};

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
function operation(name: string, answer: (call: Call) => JsonObject): Operation {
  return { name, action: `cloudwatch:${name}`, resource: () => '*', answer };
}

function metricsOf({ account }: Call): readonly MetricRecord[] {
  return readable(account.wide.metrics);
}

function getMetricData(call: Call): JsonObject {
  const { input } = call;
  const metrics = metricsOf(call);
  const [start, end] = [input.number('StartTime') ?? 0, input.number('EndTime') ?? 0];
  const isNewestFirst = input.text('ScanBy') !== 'TimestampAscending';
  return {
    MetricDataResults: input.objects('MetricDataQueries').flatMap((query) => {
      if (query['ReturnData'] === false) return [];
      const { MetricStat: stat } = query;
      if (!isJsonObject(stat)) throw invalid('The sandbox serves MetricStat queries only, no expressions.');
      const period = Number(stat['Period'] ?? 60);
      const wanted = isJsonObject(stat['Metric']) ? stat['Metric'] : {};
      const metric = findMetric(metrics, wanted);
      const points = metric === undefined ? [] : pointsOf(metric, jsonText(stat['Stat']), { start, end, period });
      const ordered = isNewestFirst ? points.toReversed() : points;
      return {
        Id: query['Id'],
        Label: query['Label'] ?? wanted['MetricName'],
        Timestamps: ordered.map(({ time }) => time),
        Values: ordered.map(({ value }) => value),
        StatusCode: 'Complete',
      };
    }),
    Messages: [],
  };
}

function getMetricStatistics(call: Call): JsonObject {
  const { input } = call;
  const metric = findMetric(metricsOf(call), input.all);
  const window = {
    start: input.number('StartTime') ?? 0,
    end: input.number('EndTime') ?? 0,
    period: input.number('Period') ?? 60,
  };
  const byTime = new Map<number, Record<string, number>>();
  for (const statistic of input.list('Statistics')) {
    for (const { time, value } of metric === undefined ? [] : pointsOf(metric, statistic, window)) {
      byTime.set(time, { ...byTime.get(time), [statistic]: value });
    }
  }
  return {
    Label: input.text('MetricName'),
    Datapoints: [...byTime].map(([Timestamp, values]) => ({ Timestamp, ...values, Unit: metric?.Unit ?? 'None' })),
  };
}

function listMetrics(call: Call): JsonObject {
  const { input } = call;
  const dimensions = input.objects('Dimensions');
  const metrics = metricsOf(call)
    .filter(({ Namespace }) => input.text('Namespace') === undefined || Namespace === input.text('Namespace'))
    .filter(({ MetricName }) => input.text('MetricName') === undefined || MetricName === input.text('MetricName'))
    .filter((metric) =>
      dimensions.every(({ Name, Value }) =>
        (metric.Dimensions ?? []).some((own) => own.Name === Name && (Value === undefined || own.Value === Value)),
      ),
    )
    .map(({ Namespace, MetricName, Dimensions = [] }) => ({
      Namespace,
      MetricName,
      Dimensions: Dimensions.map((dimension) => ({ Name: dimension.Name, Value: dimension.Value })),
    }));
  const page = pageOf(metrics, { limit: 500, token: input.text('NextToken') }, () => invalid('Invalid NextToken'));
  return { Metrics: page.items, ...(page.next === undefined ? {} : { NextToken: page.next }) };
}

function invalid(message: string): AwsError {
  return new AwsError({ status: 400, code: 'InvalidParameterValueException', message });
}
