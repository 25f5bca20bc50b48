import type { Observation } from '@gatescope/shared';

// Longer ones make links that break in mail programs.
const longest = 6000;

/** Observations as they stand in an address: as many as fit. */
export const toSeen = (observations: readonly Observation[]): string | undefined => {
  let kept = [...observations];
  while (kept.length > 0 && JSON.stringify(kept).length > longest) kept = kept.slice(0, -1);
  return kept.length === 0 ? undefined : JSON.stringify(kept);
};
