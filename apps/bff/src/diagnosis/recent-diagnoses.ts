import type { DiagnosisResult, Snapshot } from '@gatescope/shared';
import { createPackedShelf } from '../storage/packed-shelf.ts';

/** A diagnosis with what it was made from. */
export interface KeptDiagnosis {
  readonly result: DiagnosisResult;
  readonly snapshot: Snapshot;
}

/** Remembers the latest diagnoses for a while, so that one can be saved as it was shown. */
export interface RecentDiagnoses {
  readonly keep: (kept: KeptDiagnosis) => Promise<void>;
  readonly find: (id: string) => Promise<KeptDiagnosis | undefined>;
}

/** Keeps so many diagnoses in so many bytes, compressed; the oldest go first. */
export const createRecentDiagnoses = (limits: { readonly count: number; readonly bytes: number }): RecentDiagnoses => {
  const shelf = createPackedShelf<KeptDiagnosis>(limits);
  return { keep: (kept) => shelf.keep(kept.result.id, kept), find: shelf.find };
};
