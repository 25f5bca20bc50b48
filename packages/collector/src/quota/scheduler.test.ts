import { describe, expect, it } from 'vitest';
import { createFakeTime, type FakeTime } from '../testing/fake-time.ts';
import { createScheduler, type Priority, type Scheduler } from './scheduler.ts';
import type { LaneId } from './lanes.ts';

const make = (more: { readonly concurrency?: number; readonly quotaShare?: number } = {}) => {
  const time = createFakeTime();
  const scheduler = createScheduler({ region: 'eu-west-1', time, quotaShare: 0.5, concurrency: 1_000, ...more });
  return { time, scheduler };
};

/** Sends calls that end at once, and tells when each started. */
const send = (
  { time, scheduler }: { readonly time: FakeTime; readonly scheduler: Scheduler },
  calls: readonly { readonly lane: LaneId; readonly priority?: Priority; readonly name?: string }[],
): { readonly at: number; readonly name: string }[] => {
  const started: { at: number; name: string }[] = [];
  for (const { name = '', ...turn } of calls) {
    void scheduler.run(turn, () => {
      started.push({ at: time.now(), name });
      return Promise.resolve();
    });
  }
  return started;
};

const many = (count: number, lane: LaneId) => Array.from({ length: count }, () => ({ lane }));

describe('createScheduler', () => {
  it('lets half of the burst of API Gateway pass at once and half of the rate after it', async () => {
    const bench = make();
    const started = send(bench, many(30, 'api-gateway'));
    await bench.time.advance(0);
    expect(started).toHaveLength(20);
    await bench.time.advance(1_000);
    expect(started).toHaveLength(25);
    await bench.time.advance(1_000);
    expect(started).toHaveLength(30);
  });

  it('holds GetResources to its own quota and lets others pass meanwhile', async () => {
    const bench = make();
    const started = send(bench, [
      ...many(4, 'api-gateway-resources'),
      ...many(3, 'api-gateway').map((call) => ({ ...call, name: 'other' })),
    ]);
    await bench.time.advance(0);
    expect(started.map(({ name }) => name)).toEqual(['', '', 'other', 'other', 'other']);
    await bench.time.advance(1_600);
    expect(started.filter(({ name }) => name === '').map(({ at }) => at)).toEqual([0, 0, 800, 1_600]);
  });

  it('never sends more than the quota in any second after the burst', async () => {
    const bench = make({ quotaShare: 1 });
    const started = send(bench, many(200, 'api-gateway'));
    await bench.time.advance(60_000);
    expect(started).toHaveLength(200);
    for (let from = 0; from < 16_000; from += 500) {
      const within = started.filter(({ at }) => at >= from && at < from + 1_000).length;
      expect(within).toBeLessThanOrEqual(from < 1_000 ? 50 : 10);
    }
  });

  it('keeps lanes apart', async () => {
    const bench = make();
    const started = send(bench, [...many(40, 'api-gateway'), { lane: 'ec2', name: 'ec2' }]);
    await bench.time.advance(0);
    expect(started.some(({ name }) => name === 'ec2')).toBe(true);
  });

  it('lets critical calls go first and low ones last', async () => {
    const bench = make();
    send(bench, many(20, 'api-gateway'));
    const started = send(bench, [
      { lane: 'api-gateway', priority: 'low', name: 'low' },
      { lane: 'api-gateway', name: 'normal' },
      { lane: 'api-gateway', priority: 'critical', name: 'critical' },
    ]);
    await bench.time.advance(2_000);
    expect(started.map(({ name }) => name)).toEqual(['critical', 'normal', 'low']);
  });

  it('limits how many run at once', async () => {
    const { time, scheduler } = make({ concurrency: 2 });
    const release: (() => void)[] = [];
    const run = () => scheduler.run({ lane: 'ec2' }, () => new Promise<void>((resolve) => release.push(resolve)));
    const all = [run(), run(), run()];
    await time.advance(1_000);
    expect(release).toHaveLength(2);
    release[0]?.();
    await time.advance(0);
    expect(release).toHaveLength(3);
    for (const each of release) each();
    await Promise.all(all);
  });

  it('gives its place back when a call fails', async () => {
    const { time, scheduler } = make({ concurrency: 1 });
    await expect(scheduler.run({ lane: 'ec2' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const second = scheduler.run({ lane: 'ec2' }, () => Promise.resolve('done'));
    await time.advance(0);
    await expect(second).resolves.toBe('done');
  });

  it('lets nothing pass on a paused lane, and others go on', async () => {
    const bench = make();
    bench.scheduler.pause('api-gateway', 5_000);
    const started = send(bench, [
      { lane: 'api-gateway', name: 'held' },
      { lane: 'ec2', name: 'free' },
    ]);
    await bench.time.advance(4_999);
    expect(started.map(({ name }) => name)).toEqual(['free']);
    await bench.time.advance(1);
    expect(started.map(({ name }) => name)).toEqual(['free', 'held']);
  });

  it('lets go of a call that is aborted while it waits, without a token', async () => {
    const { time, scheduler } = make();
    send({ time, scheduler }, many(20, 'api-gateway'));
    const giving = new AbortController();
    const waiting = scheduler.run({ lane: 'api-gateway', signal: giving.signal }, () => Promise.resolve());
    expect(scheduler.waiting()).toBe(1);
    giving.abort(new Error('given up'));
    await expect(waiting).rejects.toThrow('given up');
    expect(scheduler.waiting()).toBe(0);
  });

  it('does not start a call that was aborted before', async () => {
    const { scheduler } = make();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(scheduler.run({ lane: 'ec2', signal }, () => Promise.resolve())).rejects.toThrow('too late');
  });
});
