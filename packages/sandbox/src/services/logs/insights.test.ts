import { describe, expect, test } from 'vitest';
import { compileInsights } from './insights-query.ts';
import type { LogGroup } from './log-groups.ts';
import { runInsights } from './run-insights.ts';

const start = Date.parse('2026-01-10T10:00:00Z');
const lines = [
  '(r1) Method completed with status: 403',
  '{"requestId":"r2","status":"403","error.message":"Forbidden","path":"/a","nested":{"code":"X"}}',
  '{"requestId":"r3","status":200,"path":"/b","latency":12}',
  '{"requestId":"r4","status":500,"path":"/b","latency":9}',
];
const group: LogGroup = {
  name: 'access',
  creationTime: start,
  told: {},
  events: {
    count: lines.length,
    at: (position) => ({ timestamp: start + position * 60_000, message: lines[position] ?? '' }),
  },
};

const run = (query: string) => {
  const range = { start, end: start + 3_600_000 };
  const { rows } = runInsights(compileInsights(query), { groups: [group], range, limit: 100 });
  return rows.map((row) => Object.fromEntries(row.map(({ field, value }) => [field, value])));
};
const ids = (condition: string) =>
  run(`fields requestId | filter ${condition} | sort @timestamp asc`).map(({ requestId }) => requestId ?? 'r1');

describe('filter', () => {
  test.each([
    ['status = 403', ['r2']],
    ['status >= 200 and status < 500', ['r2', 'r3']],
    ['status != 403', ['r3', 'r4']],
    ['@message like /status: 4\\d\\d/', ['r1']],
    ['@message like "Forbidden"', ['r2']],
    ['@message =~ /(?i)FORBIDDEN/', ['r2']],
    ['@message not like /status/', []],
    ['path in ["/a", "/c"]', ['r2']],
    ['ispresent(latency)', ['r3', 'r4']],
    ['not ispresent(latency)', ['r1', 'r2']],
    ['(status = 200 or status = 500) and path = "/b"', ['r3', 'r4']],
    ['nested.code = "X"', ['r2']],
    ['error.message = "Forbidden"', ['r2']],
    ['latency > 10', ['r3']],
  ])('%s', (condition, expected) => {
    expect(ids(condition)).toEqual(expected);
  });
});

describe('other commands', () => {
  test('without sort the newest come first, as many as the limit allows', () => {
    expect(run('fields path | limit 2').map(({ path }) => path)).toEqual(['/b', '/b']);
    expect(run('limit 1')[0]?.['@message']).toBe(lines[3]);
  });

  test('sort orders numbers as numbers', () => {
    expect(run('fields latency | filter ispresent(latency) | sort latency asc').map(({ latency }) => latency)).toEqual([
      '9',
      '12',
    ]);
  });

  test('display replaces the fields', () => {
    expect(Object.keys(run('fields @timestamp | display path | filter path = "/a"')[0] ?? {})).toEqual([
      'path',
      '@ptr',
    ]);
  });

  test('parse takes fields out of the message', () => {
    expect(
      run('parse @message "(*) Method completed with status: *" as id, code | filter code = 403 | display id')[0],
    ).toMatchObject({
      id: 'r1',
    });
    expect(run('parse @message /\\((?<id>\\w+)\\)/ | filter ispresent(id) | display id')[0]).toMatchObject({
      id: 'r1',
    });
  });

  test('stats counts by field and by time', () => {
    expect(run('filter ispresent(path) | stats count(*) as n by path | sort n desc')).toEqual([
      { path: '/b', n: '2' },
      { path: '/a', n: '1' },
    ]);
    expect(run('stats count(*) by bin(2m) | sort bin(2m) asc').map((row) => row['count(*)'])).toEqual(['2', '2']);
    expect(run('stats count(*)')).toEqual([{ 'count(*)': '4' }]);
  });

  test.each(['dance', 'fields a |', 'filter', 'filter a = ', 'filter a like /(/', 'stats avg(x)'])(
    '%s is refused',
    (query) => {
      expect(() => compileInsights(query)).toThrow('unexpected symbol');
    },
  );
});
