import { FilterLogEventsCommand, type FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';
import { type LogLine, toLogLines } from './filter-log-events.ts';

/** One page of a search. */
export interface LogEventPage {
  readonly lines: readonly LogLine[];
  readonly nextToken: string | undefined;
}

type Input = {
  readonly logGroupName: string;
  readonly filterPattern?: string | undefined;
  readonly startTime: number;
  readonly endTime: number;
  /** The page; the first one when absent. */
  readonly token?: string | undefined;
};

/**
 * One page of the events of a log group, oldest first: a long search holds one page at a time.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export const pageLogEvents = defineRead({
  id: 'logs/page-log-events',
  service: 'logs',
  operation: 'FilterLogEvents',
  permission: {
    action: 'logs:FilterLogEvents',
    resource: 'arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}:*',
  },
  lane: 'logs',
  part: 'logs',
  fills: 'search:log',
  after: ['api-gateway/get-stages', 'api-gateway-v2/get-stages'],
  send: ({ client, input: { token, ...input }, options }: PageRequest<'logs', Input>) =>
    client.send(new FilterLogEventsCommand({ ...input, nextToken: token }), options),
  keep: 'nothing',
  toFacts: ([page]) => toLogEventPage(page),
});

/** A page as it came, its lines in order. */
export const toLogEventPage = (
  page: Pick<FilterLogEventsCommandOutput, 'events' | 'nextToken'> | undefined,
): LogEventPage => ({ lines: toLogLines(page === undefined ? [] : [page]), nextToken: page?.nextToken || undefined });
