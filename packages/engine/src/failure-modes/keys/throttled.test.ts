import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { keyedAccount, keyedRequest } from './keyed-account.ts';
import { throttled } from './throttled.ts';
import { throttledExample } from './throttled.example.ts';

testFailureMode(throttled, throttledExample);

const plan = {
  id: 'plan1',
  apiStages: [{ apiId: ids.apiId, stage: ids.stage }],
  throttle: { rateLimit: 5, burstLimit: 3 },
  quota: { limit: 500, period: 'DAY' },
};
const usage = (used: number) => ({ plan1: { items: { key1: [[used, 500 - used]] } } });
const found = (symptom: Complaint, used = 10) =>
  diagnose(
    inputOf({ account: keyedAccount({ usagePlans: [plan], usage: usage(used) }), request: keyedRequest(), symptom }),
  );

describe('throttled and quota-exceeded, told apart', () => {
  const status = { kind: 'refused', status: 429 } as const;

  it('goes by the message', () => {
    expect(found({ ...status, body: '{"message":"Too Many Requests"}' }).findings.map(({ id }) => id)).toEqual([
      'throttled',
    ]);
    expect(found({ ...status, body: '{"message":"Limit Exceeded"}' }).findings.map(({ id }) => id)).toEqual([
      'quota-exceeded',
    ]);
  });

  it('goes by the usage where only the status is known', () => {
    expect(found(status, 10).findings[0]?.id).toBe('throttled');
    expect(found(status, 500).findings[0]?.id).toBe('quota-exceeded');
  });

  it('leaves a 429 in other words to the backend', () => {
    expect(found({ ...status, body: '{"message":"slow down, please"}' }).findings.map(({ id }) => id)).not.toContain(
      'throttled',
    );
  });

  it('shows the limits and proposes to raise the tightest', () => {
    const [finding] = found({ ...status, body: '{"message":"Too Many Requests"}' }).findings;
    expect(finding?.evidence[0]).toMatchObject({
      pointer: '/account/usagePlans/value/0/throttle',
      observed: 'rate 5 per second, burst 3',
    });
    expect(finding?.fixes[0]?.change).toMatchObject({
      operations: [
        { path: '/account/usagePlans/value/0/throttle/rateLimit', value: 10 },
        { path: '/account/usagePlans/value/0/throttle/burstLimit', value: 20 },
      ],
    });
  });
});

describe('failures that come and go, without a status', () => {
  const idsOf = (rateLimit: number, burstLimit: number) =>
    diagnose(
      inputOf({
        account: keyedAccount({ usagePlans: [{ ...plan, throttle: { rateLimit, burstLimit } }], usage: usage(10) }),
        request: keyedRequest(),
        symptom: { kind: 'sometimes' },
      }),
    ).findings.map(({ id, certainty }) => `${id} ${certainty}`);

  it('may be a tight limit', () => {
    expect(idsOf(5, 3)).toContain('throttled possible');
  });

  it('are not blamed on a wide one', () => {
    expect(idsOf(500, 200)).not.toContain('throttled possible');
  });
});
