import { describe, expect, it } from 'vitest';
import { exampleAccountId, exampleRegion } from '../testing/example-account.ts';
import { withSandbox } from '../testing/with-sandbox.ts';
import { LogSearchError, type LogSearch, type LogSearchStep } from './search-log-group.ts';

const name = 'API-Gateway-Execution-Logs_a/prod';
const begin = Date.parse('2025-01-01T00:00:00Z');
const account = {
  accountId: exampleAccountId,
  region: exampleRegion,
  generatedLogs: [
    {
      logGroupName: name,
      count: 200_000,
      startTime: '2025-01-01T00:00:00Z',
      intervalMs: 10,
      message: '({requestId}) Method completed with status: 200',
      every: [{ nth: 1000, message: '({requestId}) Authorization=Bearer PLANTEDPLANTED status: 403 "x"' }],
    },
  ],
};
const search = (changes: Partial<LogSearch> = {}): LogSearch => ({
  logGroupName: name,
  terms: ['status: 403'],
  startTime: begin,
  endTime: begin + 3_600_000,
  by: 'filter',
  ...changes,
});
const place = { region: exampleRegion };

describe('a search of a log group', () => {
  it.each(['filter', 'insights'] as const)('goes through 200,000 events by %s, a page at a time', (by) =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      let lines = 0;
      let largest = 0;
      let last: LogSearchStep | undefined;
      for await (const step of collector({ quotaShare: 10 }).searchLogGroup(place, search({ by }))) {
        lines += step.lines.length;
        largest = Math.max(largest, step.lines.length);
        last = step;
      }
      expect(lines).toBe(200);
      expect(largest).toBeLessThanOrEqual(by === 'filter' ? 20 : 200);
      expect(last).toMatchObject({ isCutOff: false, through: begin + 3_600_000 });
    }),
  );

  it('brings every line in order, secrets masked', () =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      const times: number[] = [];
      const asked = search({ terms: ['status: 403'], endTime: begin + 60_000 });
      for await (const { lines } of collector({ quotaShare: 10 }).searchLogGroup(place, asked)) {
        expect(JSON.stringify(lines)).not.toContain('PLANTED');
        times.push(...lines.map(({ at }) => at ?? 0));
      }
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times).toHaveLength(6);
    }));

  it('asks no more once nobody reads on', () =>
    withSandbox({ accounts: [account] }, async ({ collector, sandbox }) => {
      const asked = collector({ quotaShare: 10 }).searchLogGroup(place, search());
      for (let step = 0; step < 3; step += 1) await asked.next();
      await asked.return(undefined);
      const filters = sandbox.calls.filter(({ operation }) => operation === 'FilterLogEvents');
      expect(filters).toHaveLength(3);
    }));

  it('ends when it is cancelled', () =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      const controller = new AbortController();
      const asked = collector({ quotaShare: 10 }).searchLogGroup(place, search(), { signal: controller.signal });
      await asked.next();
      controller.abort(new Error('enough'));
      await expect(asked.next()).rejects.toThrow(/enough|abort|cancel/i);
    }));

  it('stops a query that nobody waits for', () =>
    withSandbox({ accounts: [account] }, async ({ collector, sandbox }) => {
      const asked = collector({ quotaShare: 10 }).searchLogGroup(place, search({ by: 'insights' }));
      await asked.next();
      await asked.return(undefined);
      expect(sandbox.calls.map(({ operation }) => operation)).toContain('StopQuery');
    }));

  it('says when a query has more lines than it answers', () =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      const steps: LogSearchStep[] = [];
      const asked = search({ by: 'insights', terms: ['status: 200'] });
      for await (const step of collector({ quotaShare: 10 }).searchLogGroup(place, asked)) steps.push(step);
      expect(steps.at(-1)).toMatchObject({ isCutOff: true, lines: { length: 10_000 } });
    }));

  it('keeps its terms from becoming patterns', () =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      for (const by of ['filter', 'insights'] as const) {
        const asked = search({ by, terms: ['zzz" or @message like "status'], endTime: begin + 1000 });
        for await (const { lines } of collector({ quotaShare: 10 }).searchLogGroup(place, asked))
          expect(lines).toEqual([]);
      }
    }));

  it.each(['filter', 'insights'] as const)('says that there is no such group, and that it may not: %s', (by) =>
    withSandbox({ accounts: [account] }, async ({ collector, sandbox }) => {
      const nowhere = collector().searchLogGroup(place, search({ by, logGroupName: 'nowhere' }));
      await expect(nowhere.next()).rejects.toMatchObject({ kind: 'no-group' });
      sandbox.setFaults([{ kind: 'deny', action: 'logs:*' }]);
      const denied = collector().searchLogGroup(place, search({ by }));
      await expect(denied.next()).rejects.toBeInstanceOf(LogSearchError);
    }),
  );
});

describe('a log group', () => {
  it('is there or not', () =>
    withSandbox({ accounts: [account] }, async ({ collector }) => {
      const own = collector();
      expect(await own.findLogGroup({ ...place, name })).toMatchObject({
        state: 'present',
        value: [{ name, createdAt: begin }],
      });
      expect(await own.findLogGroup({ ...place, name: `${name.slice(0, -1)}` })).toMatchObject({
        state: 'present',
        value: [],
      });
    }));
});
