import type { FactAge } from '@gatescope/shared';
import { toPointerWords } from '../../../lib/pointer-words.ts';

/** One fact with its state and when it was read. */
export interface AgeRow {
  readonly key: string;
  readonly words: string;
  readonly state: FactAge['state'];
  readonly readAt: string | undefined;
}

/** The facts, unknown ones first, then the oldest. */
export const toAgeRows = (ages: readonly FactAge[]): AgeRow[] =>
  ages
    .map(({ pointer, state, readAt }) => ({ key: pointer, words: toPointerWords(pointer), state, readAt }))
    .toSorted(
      (a, b) =>
        Number(b.state === 'hidden') - Number(a.state === 'hidden') || (a.readAt ?? '').localeCompare(b.readAt ?? ''),
    );
