/** An answer with the time it was read at. */
export interface Kept<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** Answers by key, some for a while, some for as long as there is room. What is too old leaves soon, then the oldest. */
export interface AnswerCache {
  readonly get: (key: string) => Kept<unknown> | undefined;
  readonly set: (key: string, kept: Kept<unknown>, lifetimeMs: number) => void;
  readonly entries: () => readonly {
    readonly key: string;
    readonly kept: Kept<unknown>;
    readonly lifetimeMs: number;
  }[];
  readonly clear: () => void;
}

const sweepMs = 1_000;

/** Makes a cache that holds at most `capacity` answers. */
export const createAnswerCache = (parts: { readonly now: () => number; readonly capacity: number }): AnswerCache => {
  const entries = new Map<string, { readonly kept: Kept<unknown>; readonly lifetimeMs: number }>();
  const get = (key: string): Kept<unknown> | undefined => {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.kept.readAt + entry.lifetimeMs > parts.now()) return entry.kept;
    entries.delete(key);
    return undefined;
  };
  let sweptAt = parts.now();
  /** Answers that nobody asks for again would otherwise lie here for ever. */
  const sweep = (): void => {
    if (parts.now() - sweptAt < sweepMs) return;
    sweptAt = parts.now();
    for (const key of entries.keys()) get(key);
  };
  return {
    get,
    set: (key, kept, lifetimeMs) => {
      sweep();
      entries.delete(key);
      entries.set(key, { kept, lifetimeMs });
      const oldest = entries.keys().next();
      if (entries.size > parts.capacity && oldest.done !== true) entries.delete(oldest.value);
    },
    entries: () =>
      [...entries].flatMap(([key, { lifetimeMs }]) => {
        const kept = get(key);
        return kept === undefined ? [] : [{ key, kept, lifetimeMs }];
      }),
    clear: () => entries.clear(),
  };
};
