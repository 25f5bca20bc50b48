import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp, makeLogger } from '../testing/fakes.ts';
import { readEvents } from '../testing/read-events.ts';
import { exampleAccount, startLiveSandbox, type LiveSandbox } from '../testing/use-live-sandbox.ts';

const logGroupName = 'API-Gateway-Execution-Logs_shop4x8n2q/prod';
const { logger, lines: logged } = makeLogger();
let live: LiveSandbox;
let app: Express;

beforeAll(async () => {
  live = await startLiveSandbox(
    exampleAccount({
      generatedLogs: [
        {
          logGroupName,
          count: 200_000,
          startTime: '2025-01-01T00:00:00Z',
          intervalMs: 10,
          message: '({requestId}) Method completed with status: 200',
          every: [{ nth: 500, message: '({requestId}) Method completed with status: 403' }],
        },
      ],
    }),
  );
  app = makeApp({ logger, collector: live.collector });
});
afterAll(() => live.close());

const asked = {
  target: { region: 'eu-west-1', apiId: 'shop4x8n2q', stage: 'prod' },
  log: 'execution',
  from: '2025-01-01T00:00:00Z',
  to: '2025-01-01T01:00:00Z',
  terms: ['status: 403'],
};
const search = (changes: object = {}) =>
  request(app)
    .post('/api/log-searches')
    .send({ ...asked, by: 'filter', ...changes });
const plan = (changes: object = {}) =>
  request(app)
    .post('/api/log-searches/plans')
    .send({ ...asked, ...changes });

describe('POST /api/log-searches/plans', () => {
  it('shows the price of a query, with the date of the figure, before anything is spent', async () => {
    live.sandbox.resetCalls();
    const { body } = await plan();
    expect(body).toMatchObject({
      logGroup: logGroupName,
      exists: 'yes',
      by: 'filter',
      price: { usdPerGb: 0.005, asOf: '2026-06', isOfThisRegion: false, estimatedUsd: expect.any(Number) },
    });
    expect(body.price.atMostUsd).toBeGreaterThanOrEqual(body.price.estimatedUsd);
    expect(live.sandbox.calls.map(({ operation }) => operation)).not.toContain('StartQuery');
  });

  it('names no price for a log group that is not there', async () => {
    const bare = await startLiveSandbox(exampleAccount({ logGroups: [] }));
    const { body } = await request(makeApp({ logger, collector: bare.collector }))
      .post('/api/log-searches/plans')
      .send({ ...asked, to: '2025-01-03T00:00:00Z' });
    await bare.close();
    expect(body).toMatchObject({
      logGroup: logGroupName,
      exists: 'no',
      because: expect.stringContaining('no such log'),
    });
    expect(body.price).toBeUndefined();
  });

  it('says what is not there, and what may not be seen', async () => {
    expect((await plan({ log: 'access' })).body).toMatchObject({ exists: 'no' });
    live.sandbox.setFaults([{ kind: 'deny', action: 'logs:DescribeLogGroups' }]);
    const { body } = await plan();
    live.sandbox.setFaults([]);
    expect(body).toMatchObject({ exists: 'unknown', permission: { action: 'logs:DescribeLogGroups' } });
    expect(body.price.estimatedUsd).toBeUndefined();
  });

  it('refuses a stretch that ends before it begins, and a stage that does not exist', async () => {
    expect((await plan({ to: asked.from })).body.code).toBe('invalid-input');
    expect((await plan({ target: { ...asked.target, stage: 'nope' } })).body.code).toBe('stage-not-found');
  });
});

describe('POST /api/log-searches', () => {
  it.each(['filter', 'insights'])('goes through 200,000 events by %s, in small pieces', async (by) => {
    const { text } = await search({ by, acceptsPrice: true });
    const events = readEvents(text);
    const pieces = events.flatMap(({ data }) => (Array.isArray(data['lines']) ? [data['lines'].length] : []));
    expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(400);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(500);
    const shares = events.flatMap(({ data }) => (typeof data['share'] === 'number' ? [data['share']] : []));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(events.at(-2)?.data).toEqual({ kind: 'done', found: 400, isCutOff: false, notes: [] });
  });

  it('ends at the number of lines that was asked for, and says so', async () => {
    const events = readEvents((await search({ terms: [], mostLines: 1200 })).text);
    expect(events.at(-2)?.data).toMatchObject({ kind: 'done', found: 1200, isCutOff: true });
  });

  it('tells what no log ever holds, where nothing is found', async () => {
    const events = readEvents((await search({ terms: ['no such thing'] })).text);
    expect(events.at(-2)?.data).toMatchObject({
      found: 0,
      notes: expect.arrayContaining([expect.stringContaining('413')]),
    });
  });

  it('spends nothing before the price was accepted, and writes down who spent it', async () => {
    live.sandbox.resetCalls();
    expect((await search({ by: 'insights' })).body.code).toBe('invalid-input');
    expect(live.sandbox.calls).toEqual([]);
    await search({ by: 'insights', acceptsPrice: true });
    expect(logged.some((line) => line.includes('"searchLogs.query"') && line.includes('"who":"local"'))).toBe(true);
  });

  it('answers a refusal with the permission that is missing', async () => {
    live.sandbox.setFaults([{ kind: 'deny', action: 'logs:FilterLogEvents' }]);
    const { body } = await search();
    live.sandbox.setFaults([]);
    expect(body).toMatchObject({ code: 'access-denied', permission: { action: 'logs:FilterLogEvents' } });
  });

  it('answers that the stage writes no such log', async () => {
    expect((await search({ log: 'access' })).body.code).toBe('not-found');
  });

  it('asks AWS no more when the reader goes away in the middle', async () => {
    live.sandbox.resetCalls();
    live.sandbox.setFaults([{ kind: 'delay', operation: 'FilterLogEvents', delayMs: 30 }]);
    const bff = createServer(app);
    await new Promise<void>((resolve) => bff.listen(0, '127.0.0.1', resolve));
    // It listens on a port, not on a pipe.
    const { port } = bff.address() as AddressInfo;
    const controller = new AbortController();
    const reply = await fetch(`http://127.0.0.1:${port}/api/log-searches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...asked, by: 'filter' }),
      signal: controller.signal,
    });
    await reply.body?.getReader().read();
    controller.abort();
    await new Promise((resolve) => bff.close(resolve));
    const soon = live.sandbox.calls.filter(({ operation }) => operation === 'FilterLogEvents').length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    const later = live.sandbox.calls.filter(({ operation }) => operation === 'FilterLogEvents').length;
    live.sandbox.setFaults([]);
    // 200,000 events are ten pages.
    expect(later).toBeLessThan(8);
    expect(later).toBeLessThanOrEqual(soon + 1);
  });
});
