import { GetQueryResultsCommand, type GetQueryResultsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';
import type { LogLine } from './filter-log-events.ts';

/** How far a query has come. */
export interface QueryResults {
  readonly status: string;
  readonly lines: readonly LogLine[];
  readonly recordsScanned: number;
  readonly bytesScanned: number;
}

type Input = { readonly queryId: string /** Keeps one poll apart from the next. */; readonly poll: number };

/** The state of a query, and its rows. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html */
export const getQueryResults = defineRead({
  id: 'logs/get-query-results',
  service: 'logs',
  operation: 'GetQueryResults',
  permission: { action: 'logs:GetQueryResults', resource: '*' },
  lane: 'logs',
  part: 'log-queries',
  fills: 'search:log',
  after: ['logs/start-query'],
  send: ({ client, input, options }: PageRequest<'logs', Input>) =>
    client.send(new GetQueryResultsCommand({ queryId: input.queryId }), options),
  keep: 'nothing',
  toFacts: ([answer]) => toQueryResults(answer),
});

/** Rows are lists of fields; times are printed in UTC without saying so. */
export const toQueryResults = (
  answer: Pick<GetQueryResultsCommandOutput, 'status' | 'results' | 'statistics'> | undefined,
): QueryResults => ({
  status: answer?.status ?? 'Unknown',
  lines: (answer?.results ?? []).map((row) => {
    const valueOf = (name: string): string | undefined => row.find(({ field }) => field === name)?.value;
    const at = Date.parse(`${(valueOf('@timestamp') ?? '').replace(' ', 'T')}Z`);
    return { at: Number.isNaN(at) ? undefined : at, text: valueOf('@message') ?? '' };
  }),
  recordsScanned: answer?.statistics?.recordsScanned ?? 0,
  bytesScanned: answer?.statistics?.bytesScanned ?? 0,
});
