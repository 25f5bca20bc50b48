import { createHash } from 'node:crypto';
import type { Call } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { makeToken, readToken } from '../../paging.ts';
import { compileFilterPattern } from './filter-pattern.ts';
import { findLogGroup } from './find-log-group.ts';
import { streamOf } from './log-streams.ts';
import type { LogGroup } from './log-groups.ts';
import type { LogEvent } from './line-time.ts';
import { invalidParameter, notFound } from './logs-errors.ts';
import { InvalidPatternError, type MessageTest } from './message-test.ts';

// A page ends after a megabyte of events, or after so many have been looked at: then it may be empty.
const maxBytesPerPage = 1_000_000;
const maxScannedPerPage = 20_000;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export function filterLogEvents(call: Call): JsonObject {
  const { input } = call;
  const group = findLogGroup(call);
  const stream = streamOf(group);
  checkStreams(call, stream);
  const limit = readLimit(call);
  const start = input.number('startTime') ?? Number.NEGATIVE_INFINITY;
  const end = input.number('endTime') ?? Number.POSITIVE_INFINITY;
  const fits = compile(input.text('filterPattern') ?? '');
  const isWanted = (event: LogEvent) => event.timestamp >= start && event.timestamp <= end && fits(event.message);
  const { found, next } = scan(group, { from: startOf(call), limit, isWanted });
  return {
    events: found.map(({ event, position }) => ({
      logStreamName: stream,
      ...event,
      ingestionTime: event.timestamp,
      eventId: eventIdOf(group.name, position),
    })),
    searchedLogStreams: [],
    ...(next === undefined ? {} : { nextToken: makeToken(next) }),
  };
}

interface Found {
  readonly event: LogEvent;
  readonly position: number;
}

function scan(
  { events }: LogGroup,
  { from, limit, isWanted }: { from: number; limit: number; isWanted: (event: LogEvent) => boolean },
): { found: readonly Found[]; next: number | undefined } {
  const found: Found[] = [];
  let bytes = 0;
  let position = from;
  const lastScanned = Math.min(events.count, from + maxScannedPerPage);
  while (position < lastScanned && found.length < limit && bytes < maxBytesPerPage) {
    const event = events.at(position);
    if (isWanted(event)) {
      found.push({ event, position });
      bytes += event.message.length;
    }
    position++;
  }
  return { found, next: position < events.count ? position : undefined };
}

function checkStreams({ input }: Call, stream: string): void {
  const names = input.list('logStreamNames');
  if (names.length > 0 && !names.includes(stream)) throw notFound('The specified log stream does not exist.');
}

function readLimit({ input }: Call): number {
  const limit = input.number('limit') ?? 10_000;
  if (limit <= 10_000 && limit >= 1) return limit;
  const bound = limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 10000';
  throw invalidParameter(
    `1 validation error detected: Value '${String(limit)}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

function startOf({ input }: Call): number {
  const token = input.text('nextToken');
  if (token === undefined) return 0;
  const position = readToken(token);
  if (position === undefined) throw invalidParameter('The specified nextToken is invalid.');
  return position;
}

function compile(pattern: string): MessageTest {
  try {
    return compileFilterPattern(pattern);
  } catch (cause) {
    if (cause instanceof InvalidPatternError) throw invalidParameter(cause.message);
    throw cause;
  }
}

function eventIdOf(group: string, position: number): string {
  const digest = createHash('sha256').update(group).digest('hex').replace(/\D/g, '').padEnd(20, '0').slice(0, 20);
  return `${digest}${String(position).padStart(36, '0')}`;
}
