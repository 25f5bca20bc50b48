import { StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = {
  readonly logGroupName: string;
  readonly query: string;
  /** Seconds since 1970. */
  readonly startTime: number;
  readonly endTime: number;
  readonly limit: number;
  /** Keeps two equal queries apart: each is paid for, and stopped, by itself. */
  readonly search: string;
};

/** Starts a query of Logs Insights, which AWS bills by the data that it scans. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
export const startQuery = defineRead({
  id: 'logs/start-query',
  service: 'logs',
  operation: 'StartQuery',
  permission: {
    action: 'logs:StartQuery',
    resource: 'arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}:*',
  },
  lane: 'logs',
  part: 'log-queries',
  fills: 'search:log',
  after: ['logs/describe-log-groups'],
  send: ({ client, input, options }: PageRequest<'logs', Input>) =>
    client.send(
      new StartQueryCommand({
        logGroupName: input.logGroupName,
        queryString: input.query,
        startTime: input.startTime,
        endTime: input.endTime,
        limit: input.limit,
      }),
      options,
    ),
  keep: 'nothing',
  toFacts: ([answer]) => answer?.queryId ?? '',
});
