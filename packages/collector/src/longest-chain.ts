import { reads } from './reads.gen.ts';
import type { CallRecord } from './call-record.ts';

/**
 * How many of these calls had to wait for one another at most, by what each read declares to need: the time that a
 * collection takes cannot be less than so many answers. Reused answers cost nothing; the pages of a list count as one.
 */
export const longestChain = (calls: readonly CallRecord[]): number => {
  const made = new Set(calls.filter(({ outcome }) => outcome !== 'cached').map(({ read }) => read));
  const lengths = new Map<string, number>();
  const lengthOf = (id: string): number => {
    const known = lengths.get(id);
    if (known !== undefined) return known;
    // Set first, so that a circle of declarations could not hang the count.
    lengths.set(id, 0);
    const before = reads.find((read) => read.id === id)?.after ?? [];
    const length = Math.max(0, ...before.map(lengthOf)) + (made.has(id) ? 1 : 0);
    lengths.set(id, length);
    return length;
  };
  return Math.max(0, ...[...made].map(lengthOf));
};
