/** Where the collector gets its time from; tests bring their own. */
export interface Timekeeper {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after a while; returns how to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Time by the given clock, and real timers. */
export const systemTimekeeper = (clock: () => Date): Timekeeper => ({
  now: () => clock().getTime(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});
