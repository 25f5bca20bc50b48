import { expect, it } from 'vitest';
import { toMetricSeries } from './get-metric-data.ts';

it('series are joined over pages, and those without points left out', () => {
  const time = (minute: number) => new Date(Date.UTC(2025, 5, 1, 12, minute));
  const series = toMetricSeries([
    {
      MetricDataResults: [
        { Id: 'm0', Label: 'Count', Timestamps: [time(0)], Values: [7] },
        { Id: 'm1', Label: '5XXError', Timestamps: [], Values: [] },
      ],
    },
    { MetricDataResults: [{ Id: 'm0', Label: 'Count', Timestamps: [time(5)], Values: [3] }] },
  ]);
  expect(series).toEqual([
    {
      metric: 'Count',
      points: [
        { at: '2025-06-01T12:00:00.000Z', value: 7 },
        { at: '2025-06-01T12:05:00.000Z', value: 3 },
      ],
    },
  ]);
});
