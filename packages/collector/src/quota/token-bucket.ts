/** How much AWS admits: `rate` calls per second on average, `burst` at once. */
export interface Quota {
  readonly rate: number;
  readonly burst: number;
}

/** A token bucket over a clock in milliseconds. Starts full. */
export interface TokenBucket {
  /** Milliseconds until a token is there; 0 when one is. */
  readonly waitMs: (now: number) => number;
  readonly take: (now: number) => void;
  /** Empties the bucket and keeps it closed for a while: AWS has just refused a call. */
  readonly pause: (now: number, ms: number) => void;
}

/** Makes a bucket that is full at `now`. */
export const createTokenBucket = ({ rate, burst }: Quota, now: number): TokenBucket => {
  let tokens = burst;
  let countedAt = now;
  const refill = (at: number): void => {
    if (at <= countedAt) return;
    tokens = Math.min(burst, tokens + ((at - countedAt) * rate) / 1000);
    countedAt = at;
  };
  return {
    waitMs: (at) => {
      refill(at);
      const closed = Math.max(0, countedAt - at);
      // A hair below one token is one token: the division above is not exact.
      return closed + (tokens >= 1 - 1e-6 ? 0 : Math.ceil(((1 - tokens) / rate) * 1000));
    },
    take: (at) => {
      refill(at);
      tokens = Math.max(0, tokens - 1);
    },
    pause: (at, ms) => {
      refill(at);
      tokens = Math.min(tokens, 1);
      countedAt = Math.max(countedAt, at + ms);
    },
  };
};
