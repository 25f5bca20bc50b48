import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import { renderReportMarkdown } from '../reports/render-report-markdown.ts';
import type { HandlerDeps } from './deps.ts';
import { findReport } from './find-report.ts';

export const getReportMarkdown =
  ({ reports }: HandlerDeps): Handler<Contracts['getReportMarkdown']> =>
  async ({ params }, context) =>
    renderReportMarkdown(await findReport(reports, params.id, context));
