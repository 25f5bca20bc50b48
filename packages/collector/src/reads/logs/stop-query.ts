import { StopQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly queryId: string };

/** Ends a query that nobody waits for any more, so that it costs no more. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StopQuery.html */
export const stopQuery = defineRead({
  id: 'logs/stop-query',
  service: 'logs',
  operation: 'StopQuery',
  permission: { action: 'logs:StopQuery', resource: '*' },
  lane: 'logs',
  part: 'log-queries',
  fills: 'search:log',
  after: ['logs/start-query'],
  send: ({ client, input, options }: PageRequest<'logs', Input>) =>
    client.send(new StopQueryCommand({ queryId: input.queryId }), options),
  keep: 'nothing',
  toFacts: ([answer]) => answer?.success ?? false,
});
