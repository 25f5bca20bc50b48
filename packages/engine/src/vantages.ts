import type { Observation, Trace } from '@gatescope/shared';
import { compareConfiguration } from './vantages/compare-configuration.ts';
import { comparePlaces } from './vantages/compare-places.ts';

/**
 * Where simulation, the console's host and the caller disagree, in words. Says nothing where one of them has not looked, or
 * where a difference is to be expected (the host is not where the caller is; a probe carries no credentials).
 */
export const compareVantages = (traces: readonly Trace[], observations: readonly Observation[]): string[] => {
  const own = observations.filter(({ vantage }) => vantage !== 'aws');
  if (own.length === 0) return [];
  return [...new Set([...compareConfiguration(traces, own), ...comparePlaces(own)])];
};
