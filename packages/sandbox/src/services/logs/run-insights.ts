import { order } from './insights-filter.ts';
import type { InsightsQuery } from './insights-query.ts';
import { type InsightsRow, printValue, toRow } from './insights-row.ts';
import type { LogGroup } from './log-groups.ts';
import { streamOf } from './log-streams.ts';

/** A row as GetQueryResults returns it. */
export type ResultRow = readonly { readonly field: string; readonly value: string }[];

/** What a query found, and how much it looked at. */
export interface QueryOutcome {
  readonly rows: readonly ResultRow[];
  readonly statistics: {
    readonly recordsMatched: number;
    readonly recordsScanned: number;
    readonly bytesScanned: number;
  };
}

/** Where a query looks, and how many rows it may return. */
export interface QueryScope {
  readonly groups: readonly LogGroup[];
  readonly range: { readonly start: number; readonly end: number };
  readonly limit: number;
}

/** Runs a query. Events are read one by one; only rows that are returned, sorted or counted are held. */
export function runInsights(query: InsightsQuery, scope: QueryScope): QueryOutcome {
  const statistics = { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 };
  const limit = Math.min(query.limit ?? scope.limit, scope.limit);
  const counts = new Map<string, { values: readonly string[]; count: number }>();
  const rows: { key: string | number; row: ResultRow }[] = [];
  const { sort, groupBy } = query;
  // Newest first unless the query orders by something else; then all rows have to be seen before any can be cut.
  const byTime = sort === undefined || sort.field === '@timestamp';
  const oldestFirst = sort?.field === '@timestamp' && !sort.isDescending;

  for (const row of eventRows(scope, { oldestFirst, statistics })) {
    if (!query.steps.every((step) => step(row))) continue;
    statistics.recordsMatched++;
    if (groupBy !== undefined) {
      const values = groupBy.map((grouping) => grouping.valueOf(row));
      const key = JSON.stringify(values);
      counts.set(key, { values, count: (counts.get(key)?.count ?? 0) + 1 });
    } else if (!byTime || rows.length < limit) {
      rows.push({ key: row.get(sort?.field ?? '@timestamp') ?? '', row: toResultRow(row, query.fields) });
    }
  }

  if (groupBy !== undefined) return { rows: countedRows(query, [...counts.values()]).slice(0, limit), statistics };
  if (!byTime) rows.sort((left, right) => order(left.key, right.key) * (sort.isDescending ? -1 : 1));
  return { rows: rows.slice(0, limit).map(({ row }) => row), statistics };
}

function* eventRows(
  { groups, range }: QueryScope,
  { oldestFirst, statistics }: { oldestFirst: boolean; statistics: { recordsScanned: number; bytesScanned: number } },
): Generator<InsightsRow> {
  for (const group of groups) {
    const stream = streamOf(group);
    const { count } = group.events;
    for (let step = 0; step < count; step++) {
      const position = oldestFirst ? step : count - 1 - step;
      const event = group.events.at(position);
      if (event.timestamp < range.start || event.timestamp > range.end) continue;
      statistics.recordsScanned++;
      statistics.bytesScanned += event.message.length;
      yield toRow(event, { group: group.name, stream, position });
    }
  }
}

function toResultRow(row: InsightsRow, fields: readonly string[]): ResultRow {
  return [...new Set([...fields, '@ptr'])].flatMap((field) => {
    const value = row.get(field);
    return value === undefined ? [] : [{ field, value: printValue(field, value) }];
  });
}

function countedRows(
  { groupBy = [], countName, sort }: InsightsQuery,
  counts: readonly { values: readonly string[]; count: number }[],
): readonly ResultRow[] {
  const rows = counts.map(({ values, count }) => [
    ...groupBy.map(({ name }, index) => ({ field: name, value: values[index] ?? '' })),
    { field: countName, value: String(count) },
  ]);
  if (sort === undefined) return rows;
  const keyOf = (row: ResultRow) => row.find(({ field }) => field === sort.field)?.value ?? '';
  return rows.toSorted((left, right) => order(keyOf(left), keyOf(right)) * (sort.isDescending ? -1 : 1));
}
