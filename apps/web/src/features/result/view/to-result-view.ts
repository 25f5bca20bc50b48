import type { DiagnosisResult } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { type MissingView, toMissingView } from '../../../lib/hidden-words.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';
import { toShortReply } from '../../../lib/reply-words.ts';
import { verdictWords } from '../../../lib/verdict-words.ts';
import { type FindingView, toFindingView } from './to-finding-view.ts';
import { type SeenRow, toSeenRows } from './to-seen-rows.ts';
import { toShownTraces, toTraceView, type TraceView } from './to-trace-view.ts';

/** A diagnosis, ready to show. */
export interface ResultView {
  readonly verdict: { readonly tone: Tone; readonly word: string };
  readonly sentence: string;
  readonly traces: readonly TraceView[];
  readonly findings: readonly FindingView[];
  readonly latent: readonly FindingView[];
  readonly predicted: readonly string[];
  readonly seen: readonly SeenRow[];
  readonly contradictions: readonly string[];
  readonly hidden: readonly MissingView[];
  readonly notConsidered: NotConsidered;
  readonly oldestFactAt: string | undefined;
}

/** What the answer does not rest on. */
export interface NotConsidered {
  readonly assumptions: readonly string[];
  /** Facts nobody read that would settle something. */
  readonly wanted: readonly string[];
  readonly crashed: readonly { readonly id: string; readonly message: string }[];
}

const oldest = (result: DiagnosisResult): string | undefined =>
  result.factAges
    .flatMap(({ readAt }) => (readAt === undefined ? [] : [readAt]))
    .toSorted()
    .at(0);

/** Causes that are only possible explain nothing yet. */
const toVerdict = ({ outcome, findings }: DiagnosisResult): ResultView['verdict'] =>
  outcome.verdict === 'explained' && findings[0]?.certainty === 'possible'
    ? { tone: 'unknown', word: 'Not settled' }
    : verdictWords[outcome.verdict];

/** Everything that the page of a diagnosis shows, in the order that the engine gave. */
export const toResultView = (result: DiagnosisResult): ResultView => {
  const shown = toShownTraces(result.traces, result.trace);
  return {
    verdict: toVerdict(result),
    sentence: result.outcome.sentence,
    traces: shown.map((trace) => toTraceView(trace, shown)),
    findings: result.findings.map((finding, index) => toFindingView(finding, index + 1, result)),
    latent: result.latent.map((finding, index) => toFindingView(finding, index + 1, result)),
    predicted: [...new Set(result.outcome.replies.map(toShortReply))],
    seen: toSeenRows(result),
    contradictions: result.contradictions,
    hidden: result.hidden.map(toMissingView),
    notConsidered: {
      assumptions: result.assumptions,
      wanted: [...new Set(result.wanted.map(toPointerWords))],
      crashed: result.crashed,
    },
    oldestFactAt: oldest(result),
  };
};
