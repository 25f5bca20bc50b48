/** One metric over time. */
export interface MetricSeries {
  readonly metric: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
}

/** A stretch of time in which a metric was beyond its threshold. */
export interface MetricMark {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly peak: number;
  readonly meaning: string;
}

/** First thresholds, for periods of five minutes; latencies are the 95th percentile in milliseconds. */
export const metricThresholds: Readonly<Record<string, { readonly above: number; readonly meaning: string }>> = {
  '4XXError': { above: 100, meaning: 'Many requests were refused, or were wrong.' },
  '4xx': { above: 100, meaning: 'Many requests were refused, or were wrong.' },
  ClientError: { above: 100, meaning: 'Many messages were refused, or were wrong.' },
  '5XXError': { above: 10, meaning: 'Requests failed on the side of the API.' },
  '5xx': { above: 10, meaning: 'Requests failed on the side of the API.' },
  IntegrationError: { above: 10, meaning: 'The integration failed.' },
  Latency: { above: 5_000, meaning: 'Replies took long.' },
  IntegrationLatency: { above: 3_000, meaning: 'The backend took long.' },
};

/** What metrics say of a stage. */
export interface MetricReading {
  readonly marks: readonly MetricMark[];
  /** The last period in which a request succeeded; undefined when none did, or that does not show. */
  readonly lastGoodAt: string | undefined;
  /** The last period in which hardly any request failed; undefined when there is none. */
  readonly lastCleanAt: string | undefined;
  readonly sentences: readonly string[];
}

const marksOf = ({ metric, points }: MetricSeries): MetricMark[] => {
  const threshold = metricThresholds[metric];
  if (threshold === undefined) return [];
  const marks: MetricMark[] = [];
  let open: MetricMark | undefined;
  for (const { at, value } of points) {
    if (value <= threshold.above) {
      open = undefined;
      continue;
    }
    if (open) marks.pop();
    open = {
      metric,
      from: open?.from ?? at,
      to: at,
      peak: Math.max(open?.peak ?? 0, value),
      meaning: threshold.meaning,
    };
    marks.push(open);
  }
  return marks;
};

const find = (series: readonly MetricSeries[], ...names: readonly string[]): MetricSeries | undefined =>
  series.find(({ metric }) => names.includes(metric));

const valueAt = (series: MetricSeries | undefined, at: string): number =>
  series?.points.find((point) => point.at === at)?.value ?? 0;

const lastGood = (series: readonly MetricSeries[]): string | undefined => {
  const refused = find(series, '4XXError', '4xx');
  const failed = find(series, '5XXError', '5xx');
  const good = find(series, 'Count')?.points.filter(
    ({ at, value }) => value > valueAt(refused, at) + valueAt(failed, at),
  );
  return good?.at(-1)?.at;
};

/** At most one in fifty: some calls are wrong on the best of days. */
const cleanShare = 0.02;

const lastClean = (series: readonly MetricSeries[]): string | undefined => {
  const refused = find(series, '4XXError', '4xx', 'ClientError');
  const failed = find(series, '5XXError', '5xx', 'IntegrationError');
  return find(series, 'Count', 'ConnectCount')
    ?.points.filter(({ at, value }) => value > 0 && valueAt(refused, at) + valueAt(failed, at) <= value * cleanShare)
    .at(-1)?.at;
};

const mean = (series: MetricSeries | undefined): number | undefined =>
  series === undefined || series.points.length === 0
    ? undefined
    : series.points.reduce((sum, { value }) => sum + value, 0) / series.points.length;

const slowness = (series: readonly MetricSeries[]): string[] => {
  const all = mean(find(series, 'Latency'));
  const backend = mean(find(series, 'IntegrationLatency'));
  if (all === undefined || backend === undefined || all < 1) return [];
  const share = Math.round((Math.min(backend, all) / all) * 100);
  return [
    `About ${share} % of the time of a slow request is the backend's (${Math.round(backend)} of ${Math.round(all)} ms).`,
  ];
};

const arrivals = (series: readonly MetricSeries[]): string[] => {
  const count = find(series, 'Count', 'ConnectCount');
  const total = count?.points.reduce((sum, { value }) => sum + value, 0) ?? 0;
  if (total > 0) return [`${total} requests reached the stage.`];
  return [
    'No request was counted in this time: what was refused did not reach the stage, or is of a kind that is never counted (413, 431, excessive 429, a domain name without mapping).',
  ];
};

/**
 * What metrics of a stage tell: what was beyond a threshold and when, when a request last succeeded, and whose time it is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export const readMetrics = (series: readonly MetricSeries[]): MetricReading => ({
  marks: series.flatMap(marksOf),
  lastGoodAt: lastGood(series),
  lastCleanAt: lastClean(series),
  sentences: [...arrivals(series), ...slowness(series)],
});
