import { DescribeLogGroupsCommand, type DescribeLogGroupsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { defineRead, type PageRequest } from '../../read.ts';

/** A log group, as far as a search of it needs to know it. */
export interface LogGroupFacts {
  readonly name: string;
  readonly storedBytes: number | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number | undefined;
  readonly retentionDays: number | undefined;
}

type Input = { readonly logGroupName: string };

/** The log group of a name, if there is one. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups = defineRead({
  id: 'logs/describe-log-groups',
  service: 'logs',
  operation: 'DescribeLogGroups',
  permission: {
    action: 'logs:DescribeLogGroups',
    resource: 'arn:{partition}:logs:{region}:{account}:log-group:*',
  },
  lane: 'logs',
  part: 'logs',
  fills: 'search:log',
  after: ['api-gateway/get-stages', 'api-gateway-v2/get-stages'],
  send: ({ client, input, page, options }: PageRequest<'logs', Input>) =>
    client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: input.logGroupName, nextToken: page }), options),
  next: ({ nextToken }) => nextToken,
  // The group itself is the first of those that begin with its name.
  maxPages: 1,
  keep: 'nothing',
  toFacts: (pages, { logGroupName }) => toLogGroups(pages).filter(({ name }) => name === logGroupName),
});

/** The groups of the pages. */
export const toLogGroups = (pages: readonly Pick<DescribeLogGroupsCommandOutput, 'logGroups'>[]): LogGroupFacts[] =>
  pages
    .flatMap(({ logGroups }) => logGroups ?? [])
    .map(({ logGroupName, storedBytes, creationTime, retentionInDays }) => ({
      name: logGroupName ?? '',
      storedBytes,
      createdAt: creationTime,
      retentionDays: retentionInDays,
    }));
