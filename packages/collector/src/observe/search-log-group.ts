import { setTimeout as pause } from 'node:timers/promises';
import type { Permission } from '@gatescope/shared';
import type { Site } from '../collect/site.ts';
import type { Read, ReadInput } from '../read.ts';
import type { ServiceName } from '../aws/service-clients.ts';
import { getQueryResults } from '../reads/logs/get-query-results.ts';
import type { LogLine } from '../reads/logs/filter-log-events.ts';
import { pageLogEvents } from '../reads/logs/page-log-events.ts';
import { startQuery } from '../reads/logs/start-query.ts';
import { stopQuery } from '../reads/logs/stop-query.ts';
import { maskLogLine } from './mask-log-line.ts';

/** What is looked for in one log group. */
export interface LogSearch {
  readonly logGroupName: string;
  /** Texts that a line must all hold; every line when empty. */
  readonly terms: readonly string[];
  /** Milliseconds since 1970. */
  readonly startTime: number;
  readonly endTime: number;
  /** `insights` is billed by the data that it scans. */
  readonly by: 'filter' | 'insights';
}

/** What one step of a search brought. Lines are masked; nothing of earlier steps is kept. */
export interface LogSearchStep {
  readonly lines: readonly LogLine[];
  /** Calls so far. */
  readonly calls: number;
  /** Milliseconds since 1970: everything before it has been searched. */
  readonly through: number | undefined;
  readonly bytesScanned: number | undefined;
  /** There is more, and it will not come: a query answers so many lines at most. */
  readonly isCutOff: boolean;
}

/** A search that ended early. */
export class LogSearchError extends Error {
  override readonly name = 'LogSearchError';
  readonly kind: 'denied' | 'throttled' | 'failed' | 'no-group';
  readonly permission: Permission | undefined;

  constructor(kind: LogSearchError['kind'], message: string, permission?: Permission) {
    super(message);
    this.kind = kind;
    this.permission = permission;
  }
}

const longestLine = 16 * 1024;
const mostRows = 10_000;
const pollMs = 500;

const ask = async <Service extends ServiceName, Input extends ReadInput, Output, Value>(
  site: Site,
  read: Read<Service, Input, Output, Value>,
  input: Input,
): Promise<Value> => {
  const fact = await site.ask(read, input, 'low');
  if (fact.state === 'present') return fact.value;
  if (fact.state === 'absent') throw new LogSearchError('no-group', 'The log group does not exist.');
  const kind = fact.cause === 'denied' || fact.cause === 'throttled' ? fact.cause : 'failed';
  throw new LogSearchError(kind, fact.message ?? 'AWS did not answer the search.', fact.permission);
};

const masked = (lines: readonly LogLine[]): LogLine[] =>
  lines.map(({ at, text }) => ({ at, text: maskLogLine(text.slice(0, longestLine)) }));

/** Text between quotation marks; what would end it early is left out. */
const quoted = (term: string): string => `"${term.replaceAll(/["\\\p{Cc}]/gu, '').slice(0, 512)}"`;

async function* byFilter(site: Site, search: LogSearch): AsyncGenerator<LogSearchStep> {
  const { logGroupName, terms, startTime, endTime } = search;
  const filterPattern = terms.length === 0 ? undefined : terms.map(quoted).join(' ');
  let token: string | undefined;
  let through: number | undefined;
  for (let calls = 1; ; calls += 1) {
    const page = await ask(site, pageLogEvents, { logGroupName, filterPattern, startTime, endTime, token });
    through = page.lines.at(-1)?.at ?? through;
    token = page.nextToken;
    const isLast = token === undefined;
    yield {
      lines: masked(page.lines),
      calls,
      through: isLast ? endTime : through,
      bytesScanned: undefined,
      isCutOff: false,
    };
    if (isLast) return;
  }
}

const queryOf = (terms: readonly string[]): string =>
  [
    'fields @timestamp, @message',
    ...terms.map((term) => `filter @message like ${quoted(term)}`),
    'sort @timestamp asc',
    `limit ${mostRows}`,
  ].join(' | ');

let searches = 0;

async function* byInsights(site: Site, search: LogSearch): AsyncGenerator<LogSearchStep> {
  const { logGroupName, terms, startTime, endTime } = search;
  searches += 1;
  const queryId = await ask(site, startQuery, {
    logGroupName,
    query: queryOf(terms),
    startTime: Math.floor(startTime / 1000),
    endTime: Math.ceil(endTime / 1000),
    limit: mostRows,
    search: String(searches),
  });
  let isOver = false;
  try {
    for (let poll = 1; !isOver; poll += 1) {
      const { status, lines, bytesScanned } = await ask(site, getQueryResults, { queryId, poll });
      isOver = status !== 'Scheduled' && status !== 'Running' && status !== 'Unknown';
      if (isOver && status !== 'Complete') throw new LogSearchError('failed', `The query ended as ${status}.`);
      yield {
        // Rows of a query that still runs are not in their final order.
        lines: isOver ? masked(lines) : [],
        calls: poll + 1,
        through: isOver ? endTime : undefined,
        bytesScanned,
        isCutOff: isOver && lines.length >= mostRows,
      };
      if (!isOver) await pause(pollMs, undefined, { signal: site.visit.signal });
    }
  } finally {
    // The visit is over when the reader went away; stopping the query needs a call all the same.
    if (!isOver) await stop(site, queryId);
  }
}

const stop = async ({ door, visit }: Site, queryId: string): Promise<void> => {
  const own = { ...visit, signal: AbortSignal.timeout(5_000) };
  await door.ask(own, stopQuery, { queryId }, 'critical').catch(() => undefined);
};

/** Searches a log group, oldest lines first, one page in memory at a time. */
export const searchLogGroup = (site: Site, search: LogSearch): AsyncGenerator<LogSearchStep> =>
  search.by === 'filter' ? byFilter(site, search) : byInsights(site, search);
