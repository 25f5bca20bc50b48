import type { Fact, FactPointer, MissingFact, Snapshot } from '@gatescope/shared';
import type { FactKey } from './facts.ts';

/** Reads facts and remembers which were used and which were hidden. One per gate run or check. */
export interface FactReader {
  readonly read: <T>(key: FactKey<T>) => Fact<T>;
  /** The value when present, else undefined; absent and hidden are both remembered. */
  readonly value: <T>(key: FactKey<T>) => T | undefined;
  readonly used: () => FactPointer[];
  readonly missing: () => MissingFact[];
}

/** A reader over one snapshot. */
export const makeFactReader = (snapshot: Snapshot): FactReader => {
  const used = new Set<FactPointer>();
  const missing = new Map<FactPointer, MissingFact>();
  const read = <T>(key: FactKey<T>): Fact<T> => {
    const fact = key.pick(snapshot);
    if (fact.state === 'hidden') {
      const { cause, permission, message } = fact;
      missing.set(key.pointer, {
        pointer: key.pointer,
        cause,
        ...(permission ? { permission } : {}),
        ...(message ? { message } : {}),
      });
    } else used.add(key.pointer);
    return fact;
  };
  return {
    read,
    value: (key) => {
      const fact = read(key);
      return fact.state === 'present' ? fact.value : undefined;
    },
    used: () => [...used],
    missing: () => [...missing.values()],
  };
};
