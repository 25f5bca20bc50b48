import { describe, expect, it } from 'vitest';
import type { Timeline } from '../api/timeline-query.ts';
import { toCharts } from './to-chart.ts';
import { toHappenings } from './to-happenings.ts';

const at = (minute: number): string => new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
const series = (metric: string, ...values: readonly number[]) => ({
  metric,
  points: values.map((value, index) => ({ at: at(index * 5), value })),
});

const timeline: Timeline = {
  from: at(0),
  to: at(20),
  periodSeconds: 300,
  metrics: [
    series('Count', 10, 20, 40),
    series('5XXError', 0, 20, 5),
    series('Latency', 100, 200, 300),
    series('IntegrationLatency', 90, 100, 4000),
  ],
  thresholds: { '5XXError': 10, Latency: 5000, IntegrationLatency: 3000 },
  marks: [{ metric: '5XXError', from: at(5), to: at(5), peak: 20, meaning: 'Requests failed.' }],
  lastCleanAt: at(0),
  sentences: [],
  changes: [
    {
      id: 'c1',
      at: at(4),
      vantage: 'aws',
      relation: 'ambient',
      kind: 'change',
      eventName: 'UpdateRestApi',
      user: 'arn:aws:sts::111122223333:assumed-role/deploy/pipeline',
      requestParameters: { updateRestApiInput: { patchOperations: [{ op: 'replace', path: '/policy', value: 'x' }] } },
    },
    {
      id: 'c2',
      at: at(9),
      vantage: 'aws',
      relation: 'ambient',
      kind: 'change',
      eventName: 'UpdateStage',
      errorCode: 'AccessDenied',
    },
    { id: 'c3', vantage: 'aws', relation: 'ambient', kind: 'change', eventName: 'UndatedEdit' },
  ],
  logging: [],
  missing: [],
};

describe('small charts', () => {
  it('are one per thing that was measured, with its threshold', () => {
    const charts = toCharts(timeline);
    expect(charts.map(({ id }) => id)).toEqual(['count', 'server', 'latency']);
    expect(charts[1]).toMatchObject({ threshold: { value: 10, y: 0.5 }, step: 0.25, highest: 20 });
    expect(charts[1]?.series[0]?.points.map(({ isBeyond }) => isBeyond)).toEqual([false, true, false]);
    expect(charts[1]?.summary).toMatch(/highest 20 at .*, above the threshold in 1 period$/);
  });

  it('hold the backend’s share against its own threshold, beside the whole', () => {
    const latency = toCharts(timeline)[2];
    expect(latency?.series.map(({ name }) => name)).toEqual(['all', 'backend']);
    expect(latency?.series[1]?.points.at(-1)?.isBeyond).toBe(true);
    expect(latency?.series[0]?.points.some(({ isBeyond }) => isBeyond)).toBe(false);
  });

  it('say of what never happened that there was none', () => {
    expect(toCharts({ ...timeline, metrics: [series('5XXError', 0, 0)] })[0]?.summary).toBe('none');
  });

  it('are not pressed flat by a threshold that is far away', () => {
    const [chart] = toCharts({ ...timeline, metrics: [series('5XXError', 0, 1)] });
    expect(chart?.series[0]?.points.at(-1)?.y).toBe(1);
  });
});

describe('the line of time', () => {
  it('holds edits, failures and the last good period together, newest first', () => {
    expect(toHappenings(timeline).map(({ kind, what }) => [kind, what])).toEqual([
      ['failed-edit', 'Stage edited'],
      ['trouble', 'Many 5xx replies'],
      ['edit', 'API settings or resource policy edited'],
      ['good', 'It last worked'],
    ]);
  });

  it('says who edited what, and no value', () => {
    const edit = toHappenings(timeline)[2];
    expect(edit).toMatchObject({ detail: 'by pipeline', parts: ['UpdateRestApi', 'replace /policy'] });
  });

  it('says nothing of a last good period outside the stretch', () => {
    expect(toHappenings({ ...timeline, from: at(2) }).map(({ kind }) => kind)).not.toContain('good');
  });
});
