import type { Snapshot } from '@gatescope/shared';

/** Where the facts behind an answer can be had: in hand (a report), or by asking for them. */
export type SnapshotSource =
  | { readonly kind: 'in-hand'; readonly snapshot: Snapshot }
  | { readonly kind: 'by-diagnosis'; readonly diagnosisId: string };
