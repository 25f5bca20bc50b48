import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import type { Call } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { groupNameOf } from './find-log-group.ts';
import { compileInsights, type InsightsQuery, MalformedQueryError } from './insights-query.ts';
import { listLogGroups, type LogGroup } from './log-groups.ts';
import { invalidParameter, notFound } from './logs-errors.ts';
import { runInsights, type QueryOutcome } from './run-insights.ts';

/** A query that was started. It is run when its results are asked for the second time: the first answer is `Running`. */
interface StartedQuery {
  readonly owner: string;
  readonly query: InsightsQuery;
  readonly groups: readonly LogGroup[];
  readonly range: { readonly start: number; readonly end: number };
  readonly limit: number;
  polls: number;
  isStopped: boolean;
  outcome: QueryOutcome | undefined;
}

const kept = 100;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
export function startQuery(call: Call): JsonObject {
  const { input, memory } = call;
  const started: StartedQuery = {
    owner: ownerOf(call),
    query: compile(input.text('queryString') ?? ''),
    groups: findGroups(call),
    range: { start: (input.number('startTime') ?? 0) * 1000, end: (input.number('endTime') ?? 0) * 1000 + 999 },
    limit: Math.min(input.number('limit') ?? 10_000, 10_000),
    polls: 0,
    isStopped: false,
    outcome: undefined,
  };
  const queryId = randomUUID();
  memory.queries.set(queryId, started);
  const [oldest] = memory.queries.keys();
  if (memory.queries.size > kept && oldest !== undefined) memory.queries.delete(oldest);
  return { queryId };
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html */
export function getQueryResults(call: Call): JsonObject {
  const started = findQuery(call);
  started.polls++;
  const base = { queryLanguage: 'CWLI', statistics: emptyStatistics };
  if (started.isStopped) return { ...base, status: 'Cancelled', results: [] };
  if (started.polls === 1) return { ...base, status: 'Running', results: [] };
  started.outcome ??= runInsights(started.query, started);
  const { rows, statistics } = started.outcome;
  const limit = call.input.number('maxItems') ?? 10_000;
  const page = pageOf(rows, { limit, token: call.input.text('nextToken') }, () =>
    invalidParameter('The specified nextToken is invalid.'),
  );
  return {
    ...base,
    status: 'Complete',
    results: page.items,
    statistics,
    ...(page.next === undefined ? {} : { nextToken: page.next }),
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StopQuery.html */
export function stopQuery(call: Call): JsonObject {
  const started = findQuery(call);
  if (started.outcome !== undefined || started.isStopped) {
    throw invalidParameter('Query specified by queryId has already ended.');
  }
  started.isStopped = true;
  return { success: true };
}

const emptyStatistics = { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 };

function findQuery(call: Call): StartedQuery {
  const started = call.memory.queries.get(call.input.text('queryId') ?? '') as StartedQuery | undefined; // Only startQuery puts queries there.
  if (started?.owner !== ownerOf(call)) throw notFound('Query does not exist');
  return started;
}

function findGroups(call: Call): readonly LogGroup[] {
  const { account, accountId, input } = call;
  const one = input.text('logGroupName');
  const identifiers = [
    ...(one === undefined ? [] : [one]),
    ...input.list('logGroupNames'),
    ...input.list('logGroupIdentifiers'),
  ];
  if (identifiers.length === 0) throw invalidParameter('Log group must be specified');
  const known = listLogGroups(account);
  return identifiers.map((identifier) => {
    const group = known.find(({ name }) => name === groupNameOf(identifier));
    if (group === undefined) {
      throw notFound(`Log group '${groupNameOf(identifier)}' does not exist for account ID '${accountId}'`);
    }
    return group;
  });
}

function compile(text: string): InsightsQuery {
  try {
    return compileInsights(text);
  } catch (cause) {
    if (!(cause instanceof MalformedQueryError)) throw cause;
    throw new AwsError({ status: 400, code: 'MalformedQueryException', message: cause.message });
  }
}

function ownerOf({ accountId, region }: Call): string {
  return `${accountId}/${region}`;
}
