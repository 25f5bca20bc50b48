import type { AccessChange } from '@gatescope/shared';

/** A caller whom a fix admits or shuts out, with all methods that it concerns. */
export interface AccessRow {
  readonly key: string;
  readonly gains: boolean;
  readonly caller: string;
  readonly before: AccessChange['before'];
  readonly after: AccessChange['after'];
  readonly methods: readonly string[];
}

const toRows = (changes: readonly AccessChange[], gains: boolean): AccessRow[] => {
  const rows = new Map<string, AccessRow>();
  for (const { caller, method, before, after } of changes) {
    const key = `${String(gains)} ${caller} ${before} ${after}`;
    rows.set(key, { key, gains, caller, before, after, methods: [...(rows.get(key)?.methods ?? []), method] });
  }
  return [...rows.values()];
};

/** One row per caller and change, in the order of the engine; those who gain first. */
export const toAccessRows = (gained: readonly AccessChange[], lost: readonly AccessChange[]): AccessRow[] => [
  ...toRows(gained, true),
  ...toRows(lost, false),
];
