import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { makeApp } from '../testing/fakes.ts';
import { readEvents } from '../testing/read-events.ts';
import { exampleAccount, startLiveSandbox, type LiveSandbox } from '../testing/use-live-sandbox.ts';

const group = '/shop/access';
// No key, no quotes, and the id at the end: nothing but the format tells the fields.
const format =
  '$context.status|$context.httpMethod|$context.path|$context.identity.sourceIp|$context.error.responseType|$context.requestId';
const lines = [
  '200|GET|/prod/orders/1|192.0.2.1|-|11111111-0000-4000-8000-000000000001',
  '403|GET|/prod/orders/2|192.0.2.2|ACCESS_DENIED|11111111-0000-4000-8000-000000000002',
  '404|POST|/prod/orders|192.0.2.1|-|11111111-0000-4000-8000-000000000403',
  '502|GET|/prod/refunds|198.51.100.7|INTEGRATION_FAILURE|11111111-0000-4000-8000-000000000004',
];
const id = '22222222-0000-4000-8000-00000000000a';

let live: LiveSandbox;
let app: Express;
beforeAll(async () => {
  live = await startLiveSandbox(
    exampleAccount({
      observedAt: '2025-01-01T00:10:00Z',
      stages: [
        {
          stageName: 'prod',
          deploymentId: 'dep1',
          accessLogSettings: { destinationArn: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}`, format },
        },
      ],
      accessLogs: lines,
      executionLogs: [
        `(${id}) HTTP Method: GET, Resource Path: /orders`,
        `(${id}) Execution failed due to a timeout error`,
        `(${id}) Method completed with status: 504`,
        '(33333333-0000-4000-8000-00000000000b) Method completed with status: 200',
      ],
    }),
  );
  app = makeApp({ collector: live.collector, engine });
});
afterAll(() => live.close());

const asked = {
  target: { region: 'eu-west-1', apiId: 'shop4x8n2q', stage: 'prod' },
  log: 'access',
  from: '2024-12-31T00:00:00Z',
  to: '2025-01-02T00:00:00Z',
  by: 'filter',
};
const search = async (changes: object = {}) => {
  const { text } = await request(app)
    .post('/api/log-searches')
    .send({ ...asked, ...changes });
  const events = readEvents(text).map(({ data }) => data);
  const found = events.flatMap((event) => (Array.isArray(event['lines']) ? (event['lines'] as unknown[]) : []));
  return { events, found, done: events.find(({ kind }) => kind === 'done') };
};

describe('a search of an access log by its format', () => {
  it.each([
    ['a status', { status: '403' }, [1]],
    ['a class of statuses', { status: '4xx' }, [1, 2]],
    ['a source address', { source: '192.0.2.1' }, [0, 2]],
    ['a path', { path: '/orders/2' }, []],
    ['a path with its stage', { path: '/prod/orders/2' }, [1]],
    ['a request id', { requestId: '11111111-0000-4000-8000-000000000004' }, [3]],
    ['several of them', { source: '192.0.2.1', status: '404' }, [2]],
    ['nothing in particular', {}, [0, 1, 2, 3]],
  ])('finds %s', async (_what, where, wanted) => {
    const { found, done } = await search({ where });
    expect(found.map((line) => (line as { text: string }).text)).toEqual(wanted.map((index) => lines[index]));
    expect(done).toMatchObject({ found: wanted.length });
  });

  it('takes a number elsewhere in a line for no status', async () => {
    const { found } = await search({ where: { status: '403' } });
    expect(found).toHaveLength(1);
  });

  it('reads each line by the format, and says what the variables mean', async () => {
    const { found, events } = await search({ where: { status: '403' } });
    expect(found).toMatchObject([
      {
        fields: { status: '403', httpMethod: 'GET', path: '/prod/orders/2', 'error.responseType': 'ACCESS_DENIED' },
        findings: [{ field: 'error.responseType', gate: 'authorization' }],
      },
    ]);
    expect(events[0]).toMatchObject({ kind: 'fields', says: { status: expect.any(String) } });
    expect(Object.keys((events[0]?.['says'] ?? {}) as object)).not.toContain('waf.status');
  });

  it('says that the format does not hold what is looked for, before and after', async () => {
    const where = { apiKeyId: 'k1' };
    const { done } = await search({ where });
    expect(done).toMatchObject({ notes: expect.arrayContaining([expect.stringContaining('identity.apiKeyId')]) });
    const { body } = await request(app)
      .post('/api/log-searches/plans')
      .send({ ...asked, where, by: undefined });
    expect(body.notes).toEqual([expect.stringContaining('no API key id')]);
  });

  it('refuses a status that is none', async () => {
    const { body } = await request(app)
      .post('/api/log-searches')
      .send({ ...asked, where: { status: 'bad' } });
    expect(body.code).toBe('invalid-input');
  });
});

describe('a search of an execution log', () => {
  it('takes a request’s lines together, and names the phase that failed', async () => {
    const { found, events } = await search({ log: 'execution', where: { requestId: id } });
    expect(found).toHaveLength(3);
    expect(found[1]).toMatchObject({ requestId: id, findings: [{ gate: 'integration' }] });
    expect(events.find(({ kind }) => kind === 'requests')).toEqual({
      kind: 'requests',
      requests: [
        {
          requestId: id,
          method: 'GET',
          resourcePath: '/orders',
          status: 504,
          failed: { gate: 'integration', meaning: 'The backend did not answer in time.' },
        },
      ],
    });
  });

  it('finds the requests of a status, and not a number elsewhere', async () => {
    expect((await search({ log: 'execution', where: { status: '5xx' } })).found).toHaveLength(1);
    expect((await search({ log: 'execution', where: { status: '404' } })).found).toHaveLength(0);
  });

  it('says what stands in the other log', async () => {
    const { done } = await search({ log: 'execution', where: { status: '504', source: '192.0.2.1' } });
    expect(done).toMatchObject({ found: 1, notes: [expect.stringContaining('search the access log')] });
  });
});
