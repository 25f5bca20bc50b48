import { toLocalTime } from '../../../lib/relative-time.ts';
import type { Timeline } from '../api/timeline-query.ts';
import { chartTexts as texts } from '../texts/timeline-texts.ts';

/** A bar or a point of a chart; both axes run from 0 to 1. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly isBeyond: boolean;
}

/** One or two series that belong together. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly unit: '' | 'ms';
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
  /** Width of a period. */
  readonly step: number;
  readonly highest: number;
  readonly threshold: { readonly y: number; readonly value: number } | undefined;
  /** What it shows, in a sentence. */
  readonly summary: string;
}

type Metric = Timeline['metrics'][number];

const groups: readonly (readonly [id: string, title: string, unit: Chart['unit'], names: readonly string[]])[] = [
  ['count', texts.count, '', ['Count', 'ConnectCount']],
  ['client', texts.client, '', ['4XXError', '4xx', 'ClientError']],
  ['server', texts.server, '', ['5XXError', '5xx', 'ExecutionError']],
  ['integration-error', texts.integrationErrors, '', ['IntegrationError']],
  ['latency', texts.latency, 'ms', ['Latency', 'IntegrationLatency']],
];

const seriesWords: Readonly<Record<string, string>> = { Latency: texts.all, IntegrationLatency: texts.backend };

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const summaryOf = (metrics: readonly Metric[], unit: string, threshold: number | undefined): string =>
  metrics
    .map(({ metric, points }) => {
      const top = points.reduce(
        (best, point) => (point.value > best.value ? point : best),
        points[0] ?? { at: '', value: 0 },
      );
      const beyond = threshold === undefined ? 0 : points.filter(({ value }) => value > threshold).length;
      const name = seriesWords[metric];
      const prefix = name === undefined ? '' : `${name}: `;
      if (top.value === 0) return `${prefix}${texts.none}`;
      const most = `${prefix}${texts.highest(`${number.format(top.value)}${unit && ` ${unit}`}`, toLocalTime(top.at))}`;
      return beyond === 0 ? most : texts.beyond(most, beyond);
    })
    .join('; ');

/** The lowest threshold of the metrics of a chart. */
const thresholdOf = (metrics: readonly Metric[], thresholds: Timeline['thresholds']): number | undefined => {
  const known = metrics.flatMap(({ metric }) => thresholds[metric] ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** Where a time lies between the ends, from 0 to 1. */
export const positionOf = (at: string, { from, to }: Pick<Timeline, 'from' | 'to'>): number => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Math.min(1, Math.max(0, (Date.parse(at) - start) / Math.max(1, end - start)));
};

/** Metrics as small charts, each with its threshold. What was not measured has no chart. */
export const toCharts = (timeline: Timeline): Chart[] =>
  groups.flatMap(([id, title, unit, names]): Chart[] => {
    const metrics = names.flatMap((name) => timeline.metrics.find(({ metric }) => metric === name) ?? []);
    if (metrics.length === 0) return [];
    const limit = thresholdOf(metrics, timeline.thresholds);
    const highest = Math.max(1, ...metrics.flatMap(({ points }) => points.map(({ value }) => value)));
    // A threshold far above everything would press the bars flat: then it is only told.
    const top = limit !== undefined && limit <= highest * 4 ? Math.max(highest, limit) : highest;
    return [
      {
        id,
        title,
        unit,
        highest,
        step: (timeline.periodSeconds * 1000) / Math.max(1, Date.parse(timeline.to) - Date.parse(timeline.from)),
        threshold: limit === undefined ? undefined : { value: limit, y: limit / top },
        summary: summaryOf(metrics, unit, limit),
        series: metrics.map(({ metric, points }) => ({
          name: seriesWords[metric] ?? '',
          points: points.map(({ at, value }) => ({
            x: positionOf(at, timeline),
            y: value / top,
            isBeyond: limit !== undefined && value > (timeline.thresholds[metric] ?? Number.POSITIVE_INFINITY),
          })),
        })),
      },
    ];
  });
