import type { Timekeeper } from '../quota/timekeeper.ts';

/** A clock that stands still until it is moved, and the timers that wait for it. */
export interface FakeTime extends Timekeeper {
  /** Moves the clock, timer by timer, and lets what they set off happen. */
  readonly advance: (ms: number) => Promise<void>;
}

/** Makes a clock at 0. */
export const createFakeTime = (): FakeTime => {
  let now = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    after: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.callback();
        await settle();
      }
      now = end;
    },
  };
};
