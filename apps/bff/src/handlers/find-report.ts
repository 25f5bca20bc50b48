import type { Report } from '@gatescope/shared';
import type { HandlerContext } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { ReportStore } from '../reports/report-store.ts';

/** A report by its id; ends the request when there is none. */
export const findReport = async (
  reports: ReportStore,
  id: string,
  { about }: Pick<HandlerContext, 'about'>,
): Promise<Report> => {
  const report = await reports.find(id);
  if (report === undefined) {
    throw new ProblemError('not-found', {
      detail: `There is no report ${id}.`,
      remedy:
        reports.kind === 'memory'
          ? 'Reports are kept in memory here and are lost at a restart. Diagnose again.'
          : 'Check the link. The oldest reports are dropped when there are too many.',
    });
  }
  about(report.target);
  return report;
};
