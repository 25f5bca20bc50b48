import type { AwsCall } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const call = (more: Partial<AwsCall>): AwsCall => ({
  service: 'api-gateway',
  operation: 'GetStages',
  action: 'apigateway:GET',
  resource: 'arn:aws:apigateway:eu-west-1::/restapis/secret-name/stages',
  accountId: '111122223333',
  region: 'eu-west-1',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 120,
  outcome: 'ok',
  attempts: 1,
  ...more,
});

describe('metrics of AWS calls', () => {
  it('tell operations and outcomes apart, with retries and reused answers', async () => {
    const metrics = createMetrics({ process: false });
    metrics.onAwsCall(call({}));
    metrics.onAwsCall(call({ outcome: 'throttled', attempts: 3 }));
    metrics.onAwsCall(call({ outcome: 'cached', attempts: 0 }));
    const text = await metrics.registry.metrics();
    const labels = 'service="api-gateway",operation="GetStages"';
    for (const line of [
      `gatescope_aws_call_duration_seconds_count{${labels},outcome="ok"} 1`,
      `gatescope_aws_call_duration_seconds_sum{${labels},outcome="ok"} 0.12`,
      `gatescope_aws_call_duration_seconds_count{${labels},outcome="throttled"} 1`,
      `gatescope_aws_cached_total{${labels}} 1`,
      'gatescope_aws_attempts_total{service="api-gateway"} 4',
    ])
      expect(text).toContain(line);
  });

  it('name no account and no resource', async () => {
    const metrics = createMetrics({ process: false });
    metrics.onAwsCall(call({ outcome: 'denied' }));
    const text = await metrics.registry.metrics();
    expect(text).not.toMatch(/111122223333|secret-name/);
  });
});
