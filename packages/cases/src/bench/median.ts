/** The value below which this share of the values lies; 0.5 is the median. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** The middle value. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** How long each of some runs takes, in milliseconds. */
export const timesOf = (runs: number, work: () => unknown): number[] =>
  Array.from({ length: runs }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
