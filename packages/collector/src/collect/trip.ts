import type { AccountFacts } from '@gatescope/shared';
import type { Site } from './site.ts';

/** One account's facts being filled. */
export interface Trip {
  /** The account and Region that the facts are about. */
  readonly home: Site;
  readonly facts: AccountFacts;
  /** Another Region, or another account when one is named; undefined when no role leads there. */
  readonly siteAt: (accountId: string | undefined, region: string) => Promise<Site | undefined>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
