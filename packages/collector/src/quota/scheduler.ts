import type { LaneId } from './lanes.ts';
import { lanesOf, shareOf } from './lanes.ts';
import type { Timekeeper } from './timekeeper.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** What others wait for goes first; what is only looked up goes last. */
export type Priority = 'critical' | 'normal' | 'low';

/** One piece of work that needs a token of its lane (and of the lanes around it). */
export interface Turn {
  readonly lane: LaneId;
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** Admits calls of one account and Region within a share of AWS's quotas. */
export interface Scheduler {
  /** Runs the task when its turn has come. Rejects with the signal's reason when it is aborted while waiting. */
  readonly run: <T>(turn: Turn, task: () => Promise<T>) => Promise<T>;
  /** Lets nothing pass on this lane for a while, after AWS refused a call. */
  readonly pause: (lane: LaneId, ms: number) => void;
  /** How many wait for a turn. */
  readonly waiting: () => number;
}

interface Waiting extends Turn {
  readonly start: () => void;
}

const order: Readonly<Record<Priority, number>> = { critical: 0, normal: 1, low: 2 };

/** Makes the scheduler of one account and Region. */
export const createScheduler = (parts: {
  readonly region: string;
  readonly time: Timekeeper;
  readonly quotaShare: number;
  readonly concurrency: number;
}): Scheduler => {
  const { region, time, quotaShare, concurrency } = parts;
  const buckets = new Map<LaneId, TokenBucket>();
  const queue: Waiting[] = [];
  let running = 0;
  let cancelTimer = (): void => {};

  const bucketsOf = (lane: LaneId): TokenBucket[] =>
    lanesOf(lane).map(({ id, quota }) => {
      const known = buckets.get(id);
      if (known !== undefined) return known;
      const bucket = createTokenBucket(shareOf(quota(region), quotaShare), time.now());
      buckets.set(id, bucket);
      return bucket;
    });

  /** Starts whatever may start now; asks to be woken when the next one may. */
  const pump = (): void => {
    cancelTimer();
    let soonest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < queue.length && running < concurrency; ) {
      const waiting = queue[index];
      if (waiting === undefined) break;
      const now = time.now();
      const own = bucketsOf(waiting.lane);
      const wait = Math.max(...own.map((bucket) => bucket.waitMs(now)));
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        index += 1;
        continue;
      }
      queue.splice(index, 1);
      for (const bucket of own) bucket.take(now);
      running += 1;
      waiting.start();
    }
    cancelTimer = Number.isFinite(soonest) ? time.after(soonest, pump) : () => {};
  };

  const enqueue = (waiting: Waiting): void => {
    const rank = order[waiting.priority ?? 'normal'];
    const behind = queue.findIndex((other) => order[other.priority ?? 'normal'] > rank);
    queue.splice(behind === -1 ? queue.length : behind, 0, waiting);
    pump();
  };

  const turnOf = (turn: Turn): Promise<void> =>
    new Promise((resolve, reject) => {
      const { signal } = turn;
      if (signal?.aborted) return reject(signal.reason);
      const waiting: Waiting = {
        ...turn,
        start: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = (): void => {
        const index = queue.indexOf(waiting);
        if (index !== -1) queue.splice(index, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      enqueue(waiting);
    });

  return {
    run: async (turn, task) => {
      await turnOf(turn);
      try {
        return await task();
      } finally {
        running -= 1;
        pump();
      }
    },
    pause: (lane, ms) => bucketsOf(lane)[0]?.pause(time.now(), ms),
    waiting: () => queue.length,
  };
};
