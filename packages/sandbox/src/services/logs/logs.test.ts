import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { logs as service } from './logs.ts';

const generated = {
  logGroupName: 'many',
  count: 50_000,
  startTime: '2026-01-10T00:00:00Z',
  intervalMs: 1000,
  message: '{"requestId":"{requestId}","status":200}',
  every: [{ nth: 10_000, message: '{"requestId":"{requestId}","status":403}' }],
};
const used = useSandbox({ accounts: [{ ...exampleAccount, generatedLogs: [generated] }] });
const execution = 'API-Gateway-Execution-Logs_orders0001/prod';

const filter = (input: logs.FilterLogEventsCommandInput) =>
  used.clients.logs.send(new logs.FilterLogEventsCommand(input));
const messages = async (input: logs.FilterLogEventsCommandInput) =>
  (await filter(input)).events?.map(({ message }) => message);

describe('DescribeLogGroups', () => {
  const names = async (input: logs.DescribeLogGroupsCommandInput) =>
    (await used.clients.logs.send(new logs.DescribeLogGroupsCommand(input))).logGroups?.map(
      ({ logGroupName }) => logGroupName,
    );

  test('lists the groups that follow from stages, and those of generated logs', async () => {
    expect(await names({})).toEqual([execution, 'many', 'orders-access']);
  });

  test('finds groups by prefix and by pattern', async () => {
    expect(await names({ logGroupNamePrefix: 'API-' })).toEqual([execution]);
    expect(await names({ logGroupNamePattern: 'ORDERS-' })).toEqual(['orders-access']);
    await expect(names({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('FilterLogEvents', () => {
  test('gives all lines of a group, with their own times where they carry one', async () => {
    const { events } = await filter({ logGroupName: 'orders-access' });
    expect(events).toMatchObject([
      { message: 'abc 10/Jan/2026:10:00:00 +0000 403', timestamp: Date.parse('2026-01-10T10:00:00Z') },
      { message: 'def 10/Jan/2026:10:00:05 +0000 200', timestamp: Date.parse('2026-01-10T10:00:05Z') },
    ]);
  });

  test('places lines without a time after the last change of the stage', async () => {
    const { events = [] } = await filter({
      logGroupIdentifier: `arn:aws:logs:eu-west-1:111122223333:log-group:${execution}`,
    });
    const start = Date.parse('2026-01-11T10:01:00Z');
    expect(events.map(({ timestamp }) => timestamp)).toEqual([start, start + 1]);
  });

  test('chooses by time and by pattern', async () => {
    const startTime = Date.parse('2026-01-10T10:00:01Z');
    expect(await messages({ logGroupName: 'orders-access', startTime })).toEqual([
      'def 10/Jan/2026:10:00:05 +0000 200',
    ]);
    expect(await messages({ logGroupName: execution, filterPattern: '"status: 403"' })).toEqual([
      '(abc) Method completed with status: 403',
    ]);
    expect(await messages({ logGroupName: execution, filterPattern: '"status: 200"' })).toEqual([]);
  });

  test('searches many events page by page, of which some may be empty', async () => {
    const found: string[] = [];
    let pages = 0;
    let nextToken: string | undefined;
    do {
      const input = { logGroupName: 'many', filterPattern: '{ $.status = 403 }', limit: 1, nextToken };
      const page: logs.FilterLogEventsCommandOutput = await filter(input);
      found.push(...(page.events ?? []).map(({ message = '' }) => message));
      pages++;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(found).toHaveLength(5);
    expect(found[0]).toContain('00000000-0000-4000-8000-00000000270f');
    expect(pages).toBe(5);
    const rare = await filter({ logGroupName: 'many', filterPattern: '"never there"' });
    expect([rare.events, typeof rare.nextToken]).toEqual([[], 'string']);
  });

  test.each([
    ['a limit above 10000', { logGroupName: execution, limit: 10_001 }, 'InvalidParameterException'],
    ['a foreign token', { logGroupName: execution, nextToken: 'x' }, 'InvalidParameterException'],
    ['a broken pattern', { logGroupName: execution, filterPattern: '"open' }, 'InvalidParameterException'],
    ['a group that is not there', { logGroupName: 'nope' }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_, input, name) => {
    await expect(filter(input)).rejects.toMatchObject({ name });
  });
});

describe('streams', () => {
  test('are one per group, whose events can be read in order', async () => {
    const { logs: client } = used.clients;
    const { logStreams = [] } = await client.send(
      new logs.DescribeLogStreamsCommand({ logGroupName: 'orders-access' }),
    );
    expect(logStreams).toHaveLength(1);
    const { logStreamName } = logStreams[0] ?? {};
    const place = { logGroupName: 'orders-access', logStreamName, limit: 1, startFromHead: true };
    const first = await client.send(new logs.GetLogEventsCommand(place));
    const second = await client.send(new logs.GetLogEventsCommand({ ...place, nextToken: first.nextForwardToken }));
    const end = await client.send(new logs.GetLogEventsCommand({ ...place, nextToken: second.nextForwardToken }));
    expect([first, second, end].map(({ events }) => events?.[0]?.message?.slice(0, 3))).toEqual([
      'abc',
      'def',
      undefined,
    ]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
  });
});

describe('a query', () => {
  const start = (queryString: string, logGroupName = 'many') => {
    const range = {
      startTime: Date.parse('2026-01-10T00:00:00Z') / 1000,
      endTime: Date.parse('2026-01-11T00:00:00Z') / 1000,
    };
    return used.clients.logs.send(new logs.StartQueryCommand({ logGroupName, queryString, ...range }));
  };
  const results = (queryId: string | undefined) => used.clients.logs.send(new logs.GetQueryResultsCommand({ queryId }));

  test('runs first and is complete then', async () => {
    const { queryId } = await start('fields @timestamp, status | filter status = 403 | sort @timestamp asc | limit 2');
    expect((await results(queryId)).status).toBe('Running');
    const done = await results(queryId);
    expect(done.status).toBe('Complete');
    expect(done.results?.map((row) => row.slice(0, 2))).toEqual([
      [
        { field: '@timestamp', value: '2026-01-10 02:46:39.000' },
        { field: 'status', value: '403' },
      ],
      [
        { field: '@timestamp', value: '2026-01-10 05:33:19.000' },
        { field: 'status', value: '403' },
      ],
    ]);
    expect(done.statistics).toMatchObject({ recordsMatched: 5, recordsScanned: 50_000 });
  });

  test('can be stopped once', async () => {
    const { queryId } = await start('fields @message');
    expect(await used.clients.logs.send(new logs.StopQueryCommand({ queryId }))).toMatchObject({ success: true });
    expect((await results(queryId)).status).toBe('Cancelled');
    const again = used.clients.logs.send(new logs.StopQueryCommand({ queryId }));
    await expect(again).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('is refused when it is malformed or names a group that is not there', async () => {
    await expect(start('fields @message | dance')).rejects.toMatchObject({ name: 'MalformedQueryException' });
    await expect(start('fields @message', 'nope')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(results('nope')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('which groups exist', () => {
  const groups = async (account: object) => {
    used.sandbox.setAccounts([account]);
    const { logGroups = [] } = await used.clients.logs.send(new logs.DescribeLogGroupsCommand({}));
    return logGroups.map(({ logGroupName }) => logGroupName);
  };
  const place = { accountId: '111122223333', region: 'eu-west-1' };
  const restApi = { id: 'api1' };
  const logged = { stageName: 'prod', methodSettings: { '*/*': { loggingLevel: 'ERROR' } } };

  test('an execution group exists, without lines, where a stage logs', async () => {
    expect(await groups({ ...place, restApi, stages: [logged] })).toEqual(['API-Gateway-Execution-Logs_api1/prod']);
    expect(await groups({ ...place, restApi, stages: [{ stageName: 'prod' }] })).toEqual([]);
  });

  test('none exists where the account has no role to write with', async () => {
    expect(await groups({ ...place, restApi, stages: [logged], getAccount: {} })).toEqual([]);
  });

  test('a list of groups in the file outranks what follows from stages', async () => {
    expect(await groups({ ...place, restApi, stages: [logged], logGroups: ['mine'] })).toEqual(['mine']);
  });

  test('lines by stage name stand in the group of that stage', async () => {
    const stages = [{ stageName: 'a' }, { stageName: 'b' }];
    const lines = { executionLogs: { b: ['x'] }, accessLogs: { a: ['y'] } };
    expect(await groups({ ...place, restApi, stages, ...lines })).toEqual([
      'API-Gateway-Access-Logs_api1/a',
      'API-Gateway-Execution-Logs_api1/b',
    ]);
    used.sandbox.setAccounts([exampleAccount]);
  });
});

test('calls are recorded with the ARN of the group', () => {
  expect(used.sandbox.calls.map(({ resource }) => resource)).toContain(
    'arn:aws:logs:eu-west-1:111122223333:log-group:orders-access:log-stream:',
  );
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
