import type { Diagnosis, Finding } from '@gatescope/shared';
import { outerEvidence, outerFix } from './outer-pointer.ts';

/**
 * A finding at the integration, told with what the second API's own way shows: where it stops, why, and what mends it
 * there. The first API's own fixes stay behind the second one's.
 */
export const tellInner = (finding: Finding, apiId: string, { findings }: Diagnosis): Finding => {
  const [top] = findings;
  if (!top) return finding;
  return {
    ...finding,
    summary: `${finding.summary} There: ${top.summary}`,
    explanation: `${finding.explanation} Followed to API ${apiId}, the call stops for the reason that is known as "${top.title}" (${top.id}). ${top.explanation}`,
    evidence: [...finding.evidence, ...outerEvidence(top.evidence, apiId)],
    fixes: [...top.fixes.map((fix) => outerFix(fix, apiId)), ...finding.fixes],
    docs: [...finding.docs, ...top.docs],
  };
};
