import type { ProposedFix } from '@gatescope/shared';

/** A new deployment of what is saved. */
export const deployFix = (stage: string, notes: readonly string[]): ProposedFix => ({
  id: 'deploy',
  title: `Deploy the API to stage ${stage}`,
  change: { kind: 'patch', operations: [{ op: 'deploy', stage }] },
  risk: 'needs-review',
  notes: [...notes],
});
