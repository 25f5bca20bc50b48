import type { ApiKind, Fact, Observation } from '@gatescope/shared';
import type { FoundApi } from '../collect/find-api.ts';
import type { Site } from '../collect/site.ts';
import { getMetricData, type MetricSeries } from '../reads/cloudwatch/get-metric-data.ts';

type MetricObservation = Extract<Observation, { kind: 'metric' }>;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
const metricsOf: Readonly<Record<ApiKind, readonly string[]>> = {
  REST: ['Count', '4XXError', '5XXError'],
  HTTP: ['Count', '4xx', '5xx'],
  WEBSOCKET: ['ConnectCount', 'ClientError', 'IntegrationError'],
};

const latencies = ['Latency', 'IntegrationLatency'];

/** How metrics name an API of a snapshot: see `nameOf`. */
export interface MeteredApi {
  readonly kind: ApiKind;
  readonly apiId: string;
  readonly name: string | undefined;
}

/** Calls, errors and slowness of a stage, period by period; a refusal stays one. Slowness is the 95th percentile in milliseconds. */
export const metricsBetween = async (
  site: Site,
  { kind, apiId, name }: MeteredApi,
  about: {
    readonly stage: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly periodSeconds: number;
  },
): Promise<Fact<MetricSeries[]>> => {
  const counts = metricsOf[kind];
  const slow = kind === 'WEBSOCKET' ? latencies.slice(1) : latencies;
  const ascii = (name ?? '').replaceAll(/[^ -~]/g, '');
  const named =
    kind === 'REST'
      ? { dimension: 'ApiName' as const, api: ascii === '' ? apiId : ascii }
      : { dimension: 'ApiId' as const, api: apiId };
  return site.ask(
    getMetricData,
    {
      metrics: [...counts, ...slow],
      stats: [...counts.map(() => 'Sum'), ...slow.map(() => 'p95')],
      ...named,
      ...about,
    },
    'low',
  );
};

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Calls and errors of a stage around a time: an hour before and after it, or the last three hours. */
export const searchMetrics = async (
  site: Site,
  about: { readonly found: FoundApi; readonly stage: string; readonly at: number | undefined; readonly now: number },
): Promise<MetricObservation[]> => {
  const named = nameOf(about.found);
  if (named === undefined) return [];
  const { stage, at } = about;
  // A whole minute, as metrics are: people who ask at the same time then ask the same, and share the answer.
  const now = Math.ceil(about.now / minuteMs) * minuteMs;
  const range =
    at === undefined ? { startTime: now - 3 * hourMs, endTime: now } : { startTime: at - hourMs, endTime: at + hourMs };
  const metrics = metricsOf[about.found.kind];
  const fact = await site.ask(getMetricData, { metrics, ...named, stage, ...range }, 'low');
  if (fact.state !== 'present') return [];
  return fact.value.map(({ metric, points }) => ({
    id: `metric:${stage}:${metric}`,
    vantage: 'aws',
    relation: 'ambient',
    kind: 'metric',
    metric,
    unit: 'Count',
    points: [...points],
  }));
};

/** How metrics name an API: a REST API by its name without what is not ASCII, others by their id. */
const nameOf = (found: FoundApi): { readonly dimension: 'ApiName' | 'ApiId'; readonly api: string } | undefined => {
  if (found.kind !== 'REST') {
    return found.api.state === 'present' ? { dimension: 'ApiId', api: found.api.value.ApiId } : undefined;
  }
  if (found.restApi.state !== 'present') return undefined;
  const { name = '', id } = found.restApi.value;
  const ascii = name.replaceAll(/[^ -~]/g, '');
  return { dimension: 'ApiName', api: ascii === '' ? id : ascii };
};
