import type { MetricRecord } from '../../account-file.ts';
import type { JsonObject } from '../../json.ts';

/** One statistic over one period. */
export interface MetricPoint {
  /** Start of the period, in seconds since 1970. */
  readonly time: number;
  readonly value: number;
}

/** The stretch of time that is asked for, and how it is cut. All in seconds. */
export interface MetricWindow {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/** The metric with this namespace, name and exactly these dimensions. */
export function findMetric(metrics: readonly MetricRecord[], wanted: JsonObject): MetricRecord | undefined {
  const dimensions = dimensionKey(wanted['Dimensions']);
  return metrics.find(
    ({ Namespace, MetricName, Dimensions }) =>
      Namespace === wanted['Namespace'] &&
      MetricName === wanted['MetricName'] &&
      dimensionKey(Dimensions) === dimensions,
  );
}

/** A statistic of a metric, one point per period that has data, oldest first. */
export function pointsOf(metric: MetricRecord, statistic: string, window: MetricWindow): readonly MetricPoint[] {
  const periods = new Map<number, Datapoint[]>();
  for (const point of metric.Datapoints) {
    const time = Date.parse(point.Timestamp) / 1000;
    if (time < window.start || time >= window.end) continue;
    const start = Math.floor(time / window.period) * window.period;
    periods.set(start, [...(periods.get(start) ?? []), point]);
  }
  return [...periods]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([time, points]) => {
      const value = combine(statistic, points);
      return value === undefined ? [] : [{ time, value }];
    });
}

type Datapoint = MetricRecord['Datapoints'][number];

function combine(statistic: string, points: readonly Datapoint[]): number | undefined {
  const values = (field: 'Sum' | 'SampleCount' | 'Average' | 'Minimum' | 'Maximum') =>
    points.flatMap((point) => point[field] ?? []);
  switch (statistic) {
    case 'Sum':
    case 'SampleCount':
      return values(statistic).length === 0 ? undefined : sum(values(statistic));
    case 'Average':
      return average(points);
    case 'Minimum':
      return values('Minimum').length === 0 ? undefined : Math.min(...values('Minimum'));
    case 'Maximum':
      return values('Maximum').length === 0 ? undefined : Math.max(...values('Maximum'));
    default:
      // Percentiles cannot be made from what is stored; the largest value is the nearest thing to a high one.
      return /^p\d/.test(statistic) ? combine('Maximum', points) : undefined;
  }
}

function average(points: readonly Datapoint[]): number | undefined {
  const weighted = points.flatMap(({ Sum, SampleCount, Average }) => {
    const count = SampleCount ?? 1;
    const mean = Average ?? (Sum === undefined ? undefined : Sum / count);
    return mean === undefined ? [] : [{ mean, count }];
  });
  const total = sum(weighted.map(({ count }) => count));
  return total === 0 ? undefined : sum(weighted.map(({ mean, count }) => mean * count)) / total;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function dimensionKey(dimensions: unknown): string {
  if (!Array.isArray(dimensions)) return '';
  return dimensions
    .map((dimension: { Name?: unknown; Value?: unknown }) => `${String(dimension.Name)}=${String(dimension.Value)}`)
    .toSorted()
    .join('&');
}
