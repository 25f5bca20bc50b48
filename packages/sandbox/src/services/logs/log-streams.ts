import { createHash } from 'node:crypto';
import type { Call } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { findLogGroup } from './find-log-group.ts';
import { listLogGroups, type LogGroup } from './log-groups.ts';
import { pageOf } from '../../paging.ts';
import { invalidParameter } from './logs-errors.ts';

/** Every group has one stream; API Gateway names its streams with 32 hexadecimal digits. */
export function streamOf({ name }: LogGroup): string {
  return createHash('md5').update(name).digest('hex');
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export function describeLogStreams(call: Call): JsonObject {
  const group = findLogGroup(call);
  const logStreamName = streamOf(group);
  const { count } = group.events;
  const prefix = call.input.text('logStreamNamePrefix') ?? '';
  if (count === 0 || !logStreamName.startsWith(prefix)) return { logStreams: [] };
  const [first, last] = [group.events.at(0).timestamp, group.events.at(count - 1).timestamp];
  const arn = `${arnOf(call, group)}:log-stream:${logStreamName}`;
  return {
    logStreams: [
      {
        logStreamName,
        creationTime: first,
        firstEventTimestamp: first,
        lastEventTimestamp: last,
        lastIngestionTime: last,
        arn,
        storedBytes: 0,
      },
    ],
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export function describeLogGroups(call: Call): JsonObject {
  const { account, input } = call;
  const prefix = input.text('logGroupNamePrefix');
  const pattern = input.text('logGroupNamePattern')?.toLowerCase();
  if (prefix !== undefined && pattern !== undefined) {
    throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  const groups = listLogGroups(account).filter(
    ({ name }) => name.startsWith(prefix ?? '') && name.toLowerCase().includes(pattern ?? ''),
  );
  const limit = Math.min(input.number('limit') ?? 50, 50);
  const page = pageOf(groups, { limit, token: input.text('nextToken') }, () =>
    invalidParameter('The specified nextToken is invalid.'),
  );
  const logGroups = page.items.map((group) => toWireGroup(call, group));
  return page.next === undefined ? { logGroups } : { logGroups, nextToken: page.next };
}

/** ARN of a log group, without the `:*` that some answers add. */
export function arnOf({ partition, region, accountId }: Call, { name }: LogGroup): string {
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}

function toWireGroup(call: Call, group: LogGroup): JsonObject {
  const { retentionInDays, logGroupClass = 'STANDARD' } = group.told;
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    ...(retentionInDays === undefined ? {} : { retentionInDays }),
    metricFilterCount: 0,
    arn: `${arnOf(call, group)}:*`,
    storedBytes: storedBytes(group),
    logGroupClass,
    logGroupArn: arnOf(call, group),
    deletionProtectionEnabled: false,
  };
}

// An estimate from the first events, for a generated log is never held whole.
function storedBytes({ events }: LogGroup): number {
  const sample = Math.min(events.count, 100);
  if (sample === 0) return 0;
  let bytes = 0;
  for (let position = 0; position < sample; position++) bytes += events.at(position).message.length + 26;
  return Math.round((bytes / sample) * events.count);
}
