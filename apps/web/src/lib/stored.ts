import type * as z from 'zod';

/** A value kept in this browser. Reading never throws: what is missing, foreign or from an older version is the fallback. */
export interface Stored<T> {
  readonly read: () => T;
  readonly write: (value: T) => void;
}

/** Keeps a value under a name. Storage that is switched off or full only means that nothing is remembered. */
export const makeStored = <T>(name: string, schema: z.ZodType<T>, fallback: T): Stored<T> => ({
  read: () => {
    try {
      const parsed = schema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'));
      return parsed.success ? parsed.data : fallback;
    } catch {
      return fallback;
    }
  },
  write: (value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Private windows may refuse; the page works without.
    }
  },
});
