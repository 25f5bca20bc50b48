import { reportSummarySchema, type Report, type ReportSummary } from '@gatescope/shared';

/** A report without its weight. */
export const toReportSummary = (report: Report): ReportSummary => reportSummarySchema.parse(report);
