import type { Journey } from '../gates/journey.ts';

/** How a request came to an API through the integration of another one. */
export interface Chain {
  /** Ids of the APIs that were passed, the first one first. */
  readonly passed: readonly string[];
  /** Where a VPC link leads: its load balancer knows no names, so none are resolved. Absent: called over the internet. */
  readonly start?: Pick<Journey, 'way' | 'resolved'>;
}

/** Longer chains are not followed. */
export const longestChain = 3;
