import { FilterLogEventsCommand, type FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';

/** A log event. */
export interface LogLine {
  /** Milliseconds since 1970; undefined when AWS gave none. */
  readonly at: number | undefined;
  readonly text: string;
}

type Input = {
  readonly logGroupName: string;
  readonly filterPattern?: string | undefined;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
  readonly limit: number;
};

/** The newest events of a log group that match. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const filterLogEvents = defineRead({
  id: 'logs/filter-log-events',
  service: 'logs',
  operation: 'FilterLogEvents',
  permission: {
    action: 'logs:FilterLogEvents',
    resource: 'arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}:*',
  },
  lane: 'logs',
  part: 'logs',
  fills: 'observation:log',
  after: ['api-gateway/get-stages', 'api-gateway-v2/get-stages'],
  send: ({ client, input, page, options }: PageRequest<'logs', Input>) =>
    client.send(new FilterLogEventsCommand({ ...input, startFromHead: false, nextToken: page }), options),
  next: ({ nextToken }) => nextToken,
  // A page may be empty and yet not be the last; a search of a large group has to end some time.
  maxPages: 3,
  toFacts: (pages) => toLogLines(pages),
});

/** The lines, oldest first. */
export const toLogLines = (pages: readonly Pick<FilterLogEventsCommandOutput, 'events'>[]): LogLine[] =>
  pages
    .flatMap((page) => (page.events ?? []).map(({ timestamp, message }) => ({ at: timestamp, text: message ?? '' })))
    .sort((left, right) => (left.at ?? 0) - (right.at ?? 0));
