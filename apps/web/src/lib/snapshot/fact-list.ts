import type { Fact } from '@gatescope/shared';

/** The items of a list fact; none where they are unknown. Callers that show them say so beside. */
export const itemsOf = <T>(fact: Fact<readonly T[]>): readonly T[] => (fact.state === 'present' ? fact.value : []);

/** The value of a fact where AWS told it. */
export const valueOf = <T>(fact: Fact<T> | undefined): T | undefined =>
  fact?.state === 'present' ? fact.value : undefined;
