import type { Contracts, DiagnosisResult, Report } from '@gatescope/shared';
import { maskText } from '../diagnosis/mask-text.ts';
import type { Handler } from '../http/handler.ts';
import { toReportSummary } from '../reports/to-report-summary.ts';
import type { HandlerDeps } from './deps.ts';
import { forgottenDiagnosis } from './forgotten-diagnosis.ts';

const titleOf = ({ findings, outcome, target }: DiagnosisResult): string => {
  const name = target.name ?? target.apiId;
  return `${name}: ${findings[0]?.title ?? outcome.sentence}`.slice(0, 200);
};

export const saveReport =
  ({ recent, reports, newId, now }: HandlerDeps): Handler<Contracts['saveReport']> =>
  async ({ body }, { user, about }) => {
    const kept = await recent.find(body.diagnosisId);
    if (kept === undefined) throw forgottenDiagnosis(body.diagnosisId);
    const { result, snapshot } = kept;
    about(result.target);
    const firstFinding = result.findings[0];
    const report: Report = {
      id: newId(),
      title: maskText(body.title ?? titleOf(result)),
      savedAt: now().toISOString(),
      ...(user.id === 'local' ? {} : { savedBy: user.name ?? user.id }),
      target: result.target,
      verdict: result.outcome.verdict,
      ...(firstFinding ? { findingId: firstFinding.id } : {}),
      ...(body.note ? { note: maskText(body.note) } : {}),
      result,
      snapshot,
    };
    await reports.save(report);
    return toReportSummary(report);
  };
