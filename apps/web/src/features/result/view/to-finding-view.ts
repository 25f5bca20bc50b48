import type { Certainty, DiagnosisResult, Finding } from '@gatescope/shared';
import type { CertaintyView } from '../certainty.tsx';
import { type EvidenceView, toEvidenceView } from './to-evidence-view.ts';
import { type FixView, toFixView } from './to-fix-view.ts';

/** A finding, ready to show. */
export interface FindingView {
  readonly id: string;
  /** 1 is the best explanation. */
  readonly rank: number;
  readonly title: string;
  /** Undefined where the page's first sentence is the same. */
  readonly summary: string | undefined;
  readonly explanation: string;
  readonly certainty: CertaintyView;
  readonly gateTitle: string | undefined;
  readonly evidence: readonly EvidenceView[];
  readonly fixes: readonly FixView[];
  readonly tellApart: string | undefined;
  readonly docs: readonly { readonly url: string; readonly proves: string }[];
}

const certainties = {
  certain: { word: 'Certain', bars: 3 },
  likely: { word: 'Likely', bars: 2 },
  possible: { word: 'Possible', bars: 1 },
} as const satisfies Record<Certainty, CertaintyView>;

const latentCertainty: CertaintyView = { word: 'Not the cause', bars: 0 };

/** One finding of a result, with its rank. */
export const toFindingView = (finding: Finding, rank: number, result: DiagnosisResult): FindingView => ({
  id: finding.id,
  rank,
  title: finding.title,
  summary: result.outcome.sentence.endsWith(finding.summary) ? undefined : finding.summary,
  explanation: finding.explanation,
  certainty: finding.kind === 'latent' ? latentCertainty : certainties[finding.certainty],
  gateTitle: result.trace?.gates.find((gate) => gate.gate === finding.gate)?.title,
  evidence: finding.evidence.map((evidence, index) => toEvidenceView(evidence, result, index)),
  fixes: finding.fixes.map((fix, index) => toFixView(fix, result.trace, index)),
  tellApart: finding.tellApart,
  docs: finding.docs,
});
