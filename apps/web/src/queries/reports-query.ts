import {
  getReportContract,
  getReportMarkdownContract,
  listReportsContract,
  saveReportContract,
} from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** Saved reports, newest first. */
export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: ({ signal }) => callApi(listReportsContract, {}, signal),
  staleTime: 0,
});

/** One report. It never changes. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => callApi(getReportContract, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Keeps a recent diagnosis. */
export const saveReport = (diagnosisId: string) => callApi(saveReportContract, { body: { diagnosisId } });

/** A report for a ticket. */
export const readReportMarkdown = (id: string) => callApi(getReportMarkdownContract, { params: { id } });
