import type { CaseRequest, Complaint, Observation } from '@gatescope/shared';

/** What is asked of one API. */
export interface Question {
  readonly given: CaseRequest | null | undefined;
  readonly complaint: Complaint;
  readonly stage: string | null | undefined;
  readonly observations: readonly Observation[];
}
