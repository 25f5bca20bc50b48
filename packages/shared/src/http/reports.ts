import * as z from 'zod';
import { snapshotSchema } from '../snapshot.ts';
import { defineContract } from './contract.ts';
import { diagnosisResultSchema } from './diagnose.ts';

const reportIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'The id of a report, as its link shows it');
const reportParamsSchema = z.object({ id: reportIdSchema });

/** A report without its weight, for lists. */
export const reportSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** ISO 8601. */
  savedAt: z.string(),
  savedBy: z.string().optional(),
  target: diagnosisResultSchema.shape.target,
  verdict: diagnosisResultSchema.shape.outcome.shape.verdict,
  /** The first blocking finding. */
  findingId: z.string().optional(),
});
export type ReportSummary = z.infer<typeof reportSummarySchema>;

/** A saved diagnosis. */
export const reportSchema = reportSummarySchema.extend({
  note: z.string().optional(),
  result: diagnosisResultSchema,
  snapshot: snapshotSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** Keeps a recent diagnosis, as it was shown. */
export const saveReportContract = defineContract({
  id: 'saveReport',
  method: 'POST',
  path: '/api/reports',
  summary: 'Save a recent diagnosis as a report with a link',
  role: 'viewer',
  body: z.object({
    diagnosisId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'The id of a diagnosis, as POST /api/diagnoses gave it'),
    title: z.string().trim().min(1).max(200).optional(),
    note: z.string().max(4000).optional(),
  }),
  response: reportSummarySchema,
  status: 201,
  problems: ['not-found'],
});

/** The newest reports. */
export const listReportsContract = defineContract({
  id: 'listReports',
  method: 'GET',
  path: '/api/reports',
  summary: 'List saved reports, newest first',
  role: 'viewer',
  response: z.object({ reports: z.array(reportSummarySchema) }),
  problems: [],
});

/** One report as Markdown, for a ticket. */
export const getReportMarkdownContract = defineContract({
  id: 'getReportMarkdown',
  method: 'GET',
  path: '/api/reports/:id.md',
  summary: 'Show a report as Markdown, to paste into a ticket',
  role: 'viewer',
  params: reportParamsSchema,
  response: z.string(),
  media: 'text/markdown',
  problems: ['not-found'],
});

/** One report. */
export const getReportContract = defineContract({
  id: 'getReport',
  method: 'GET',
  path: '/api/reports/:id',
  summary: 'Show a saved report',
  role: 'viewer',
  params: reportParamsSchema,
  response: reportSchema,
  problems: ['not-found'],
});
