import type { AccountWideParts, HttpApiParts, LogGroupRecord, RestApiParts, StageLines } from '../../account-file.ts';
import { isList } from '../../is-list.ts';
import type { RegionalAccount } from '../../regional-account.ts';
import { generatedEvents } from './generated-events.ts';
import { type LogEvent, toLogEvents } from './line-time.ts';
import {
  accessGroupOf,
  executionGroupOf,
  hasExecutionLogging,
  type LoggedStage,
  toLoggedStages,
} from './logged-stage.ts';

/** A log group; its events are read one by one, for there may be very many. */
export interface LogGroup {
  readonly name: string;
  readonly creationTime: number;
  readonly told: Partial<LogGroupRecord>;
  readonly events: EventList;
}

/** Events by position, oldest first. */
export interface EventList {
  readonly count: number;
  at(position: number): LogEvent;
}

const someTime = Date.parse('2024-01-01T00:00:00Z');
const cache = new WeakMap<RegionalAccount, readonly LogGroup[]>();

/** The log groups of the account in this Region, by name. */
export function listLogGroups(account: RegionalAccount): readonly LogGroup[] {
  const known = cache.get(account);
  if (known !== undefined) return known;
  const groups = buildLogGroups(account).toSorted((left, right) => (left.name < right.name ? -1 : 1));
  cache.set(account, groups);
  return groups;
}

function buildLogGroups({ restApis, httpApis, wide }: RegionalAccount): readonly LogGroup[] {
  const events = new Map<string, LogEvent[]>();
  const add = (name: string, more: readonly LogEvent[]) => {
    events.set(name, [...(events.get(name) ?? []), ...more]);
  };
  for (const record of wide.logGroups ?? []) {
    const { logGroupName, lines = [] } = typeof record === 'string' ? { logGroupName: record } : record;
    add(logGroupName, toLogEvents(lines, timeOf(wide.observedAt) ?? someTime));
  }
  for (const api of [...restApis, ...httpApis]) {
    for (const [name, more] of groupsOfApi(api, wide)) add(name, more);
  }
  const generated = wide.generatedLogs ?? [];
  for (const { logGroupName } of generated) add(logGroupName, []);
  return [...events].map(([name, written]) => {
    const lists = [fixedEvents(written), ...generated.filter((log) => log.logGroupName === name).map(generatedEvents)];
    const told = (wide.logGroups ?? []).find((record) => typeof record !== 'string' && record.logGroupName === name);
    const first = lists.find(({ count }) => count > 0)?.at(0).timestamp;
    const record: Partial<LogGroupRecord> = typeof told === 'object' ? told : {};
    return { name, creationTime: record.creationTime ?? first ?? someTime, told: record, events: joined(lists) };
  });
}

// A group exists when it has lines; without lines, when the stage's settings make API Gateway write to it, unless the
// account file lists the groups that exist.
function groupsOfApi(
  api: RestApiParts | HttpApiParts,
  wide: AccountWideParts,
): readonly (readonly [string, readonly LogEvent[]])[] {
  const stages = toLoggedStages(api);
  const isListed = wide.logGroups !== undefined;
  const hasRole = wide.getAccount === undefined || wide.getAccount['cloudwatchRoleArn'] !== undefined;
  const eventsOf = (lines: readonly string[], stage: LoggedStage) =>
    toLogEvents(lines, timeOf(wide.observedAt) ?? stage.lastChange ?? someTime);
  const groups: (readonly [string, readonly LogEvent[]])[] = [];
  for (const stage of stages) {
    const execution = linesOf(api.executionLogs, stage, stages.find(hasExecutionLogging) ?? stages[0]);
    const exists = hasExecutionLogging(stage) && hasRole && !isListed;
    if (execution.length > 0 || exists) groups.push([executionGroupOf(stage), eventsOf(execution, stage)]);
    const access = linesOf(
      api.accessLogs,
      stage,
      stages.find(({ accessGroup }) => accessGroup !== undefined) ?? stages[0],
    );
    const isWrittenTo = stage.accessGroup !== undefined && !isListed;
    if (access.length > 0 || isWrittenTo) groups.push([accessGroupOf(stage), eventsOf(access, stage)]);
  }
  return groups;
}

function linesOf(lines: StageLines | undefined, stage: LoggedStage, only: LoggedStage | undefined): readonly string[] {
  if (lines === undefined) return [];
  if (!isList(lines)) return lines[stage.name] ?? [];
  return stage === only ? lines : [];
}

function fixedEvents(events: readonly LogEvent[]): EventList {
  const ordered = events.toSorted((left, right) => left.timestamp - right.timestamp);
  return { count: ordered.length, at: (position) => ordered[position] ?? { timestamp: 0, message: '' } };
}

function joined(lists: readonly EventList[]): EventList {
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  return {
    count,
    at: (position) => {
      let rest = position;
      for (const list of lists) {
        if (rest < list.count) return list.at(rest);
        rest -= list.count;
      }
      return { timestamp: 0, message: '' };
    },
  };
}

function timeOf(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
