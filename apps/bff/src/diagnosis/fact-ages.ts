import { toPointer, type FactAge, type Snapshot } from '@gatescope/shared';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const states = ['present', 'absent', 'hidden'] as const;

const agesIn = (holder: unknown, tokens: readonly string[]): FactAge[] => {
  if (!isRecord(holder)) return [];
  const state = states.find((known) => known === holder['state']);
  if (state === undefined) return Object.entries(holder).flatMap(([name, part]) => agesIn(part, [...tokens, name]));
  const readAt = holder['readAt'];
  return [{ pointer: toPointer(...tokens), state, ...(typeof readAt === 'string' ? { readAt } : {}) }];
};

/** When each fact of a snapshot was read. Facts that nobody asked for are left out: they have no age. */
export const factAges = (snapshot: Snapshot): FactAge[] =>
  [
    ...agesIn(snapshot.api, ['api']),
    ...agesIn(snapshot.account, ['account']),
    ...agesIn(snapshot.otherAccounts, ['otherAccounts']),
  ].filter(({ state, readAt }) => state !== 'hidden' || readAt !== undefined);
