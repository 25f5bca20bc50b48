import type { Call } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { findLogGroup } from './find-log-group.ts';
import type { LogEvent } from './line-time.ts';
import { streamOf } from './log-streams.ts';
import { invalidParameter, notFound } from './logs-errors.ts';

/**
 * Pages forwards or backwards; at an end the token that was sent comes back.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export function getLogEvents(call: Call): JsonObject {
  const { input } = call;
  const group = findLogGroup(call);
  if (input.text('logStreamName') !== streamOf(group)) throw notFound('The specified log stream does not exist.');
  const { events } = group;
  const limit = input.number('limit') ?? 10_000;
  const token = input.text('nextToken');
  const place = token === undefined ? undefined : /^([fb])\/(\d+)$/.exec(token);
  if (place === null) throw invalidParameter('The specified nextToken is invalid.');
  const isForward = place === undefined ? input.flag('startFromHead') : place[1] === 'f';
  const at = place === undefined ? (isForward ? 0 : events.count) : Number(place[2]);
  const [from, to] = isForward ? [at, Math.min(events.count, at + limit)] : [Math.max(0, at - limit), at];
  const start = input.number('startTime') ?? Number.NEGATIVE_INFINITY;
  const end = input.number('endTime') ?? Number.POSITIVE_INFINITY;
  const page: LogEvent[] = [];
  for (let position = from; position < to; position++) {
    const event = events.at(position);
    if (event.timestamp >= start && event.timestamp < end) page.push(event);
  }
  return {
    events: page.map((event) => ({ ...event, ingestionTime: event.timestamp })),
    nextForwardToken: `f/${String(to)}`,
    nextBackwardToken: `b/${String(from)}`,
  };
}
