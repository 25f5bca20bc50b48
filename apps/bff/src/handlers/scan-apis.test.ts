import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { makeApp, makeCollector } from '../testing/fakes.ts';
import { readEvents } from '../testing/read-events.ts';
import { exampleAccount, startLiveSandbox, type LiveSandbox } from '../testing/use-live-sandbox.ts';

let live: LiveSandbox;
let app: Express;

beforeAll(async () => {
  live = await startLiveSandbox(exampleAccount());
  app = makeApp({ collector: live.collector, engine });
});
afterAll(() => live.close());

const scan = (body: object = {}) => request(app).post('/api/scans').send(body);

describe('POST /api/scans', () => {
  it('tells how many there are, then one by one what their settings say, by three calls each', async () => {
    const events = readEvents((await scan()).text);
    const own = live.sandbox.calls.filter(({ resource }) => /\/restapis\/[^/]+\/./.test(resource));
    expect(own.map(({ operation }) => operation).toSorted()).toEqual(['GetDeployment', 'GetResources', 'GetStages']);
    expect(events.map(({ name }) => name)).toEqual(['item', 'item', 'end']);
    expect(events[0]?.data).toEqual({ kind: 'begun', apis: 1 });
    expect(events[1]?.data).toMatchObject({
      kind: 'api',
      scan: {
        target: { accountId: '111122223333', region: 'eu-west-1', apiId: 'shop4x8n2q', kind: 'REST' },
        stages: [{ name: 'prod', undeployed: expect.any(Number) }],
        authorization: ['NONE'],
        missing: [],
      },
    });
  });

  it('asks API Gateway twice for an API; a deployment never changes and is not read again', async () => {
    live.sandbox.resetCalls();
    await scan({ fresh: true });
    const own = live.sandbox.calls.filter(({ resource }) => /\/restapis\/[^/]+\/./.test(resource));
    expect(own.map(({ operation }) => operation).toSorted()).toEqual(['GetResources', 'GetStages']);
  });

  it('says of one that cannot be read why, and goes on with the others', async () => {
    const known = { accountId: '111122223333', region: 'eu-west-1', apiId: 'shop4x8n2q' };
    const gone = { ...known, apiId: 'gone000000' };
    const events = readEvents((await scan({ apis: [gone, known] })).text).map(({ data }) => data);
    expect(events.find(({ kind }) => kind === 'failed')).toMatchObject({
      target: gone,
      problem: { code: 'api-not-found' },
    });
    expect(events.find(({ kind }) => kind === 'api')).toMatchObject({ scan: { target: known } });
  });

  it('says that an API failed where the console itself did', async () => {
    const broken = makeCollector({ collect: () => Promise.reject(new Error('a mistake of ours')) });
    const { text } = await request(makeApp({ collector: broken }))
      .post('/api/scans')
      .send({ apis: [{ accountId: '111122223333', region: 'eu-central-1', apiId: 'a1b2c3d4e5' }] });
    const [, failed] = readEvents(text);
    expect(failed?.data).toMatchObject({ kind: 'failed', problem: { code: 'internal' } });
    expect(text).not.toContain('a mistake of ours');
  });

  it('says which reads were refused instead of finding nothing', async () => {
    const denied = makeCollector();
    const { text } = await request(makeApp({ collector: denied, engine }))
      .post('/api/scans')
      .send({ apis: [{ accountId: '111122223333', region: 'eu-central-1', apiId: 'a1b2c3d4e5' }] });
    const scanned = readEvents(text)[1]?.data;
    expect(scanned).toMatchObject({ kind: 'api', scan: { stages: [{ name: 'prod' }, { name: 'staging' }] } });
    // No deployment was read: whether edits wait is not known, and not "none".
    expect(JSON.stringify(scanned)).not.toContain('undeployed');
  });

  it('refuses what is no API', async () => {
    const { status } = await scan({ apis: [{ accountId: '1', region: 'x', apiId: '' }] });
    expect(status).toBe(400);
  });

  it('asks AWS no more when the reader goes away', async () => {
    let asked = 0;
    const collector = makeCollector({
      collect: async (_target, { signal }) => {
        asked += 1;
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gone'))));
        throw new Error('never');
      },
    });
    const server = makeApp({ collector }).listen(0);
    const { port } = server.address() as AddressInfo; // listens on TCP
    const leaving = new AbortController();
    const apis = Array.from({ length: 20 }, (_, index) => ({
      accountId: '111122223333',
      region: 'eu-central-1',
      apiId: `api${index}`,
    }));
    const answer = await fetch(`http://127.0.0.1:${port}/api/scans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ apis }),
      signal: leaving.signal,
    });
    await answer.body?.getReader().read();
    leaving.abort();
    await new Promise((done) => setTimeout(done, 100));
    server.close();
    expect(asked).toBe(6);
  });
});
