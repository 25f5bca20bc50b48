import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDataPlane, type DataPlane } from '@gatescope/sandbox';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { probeRouteOf } from '../probes/probe-route.ts';
import type { User } from '../http/request-state.ts';
import { makeApp, makeEngine, makeLogger } from '../testing/fakes.ts';
import { localRoute, startProbeServer } from '../testing/probe-server.ts';
import { readEvents } from '../testing/read-events.ts';

const host = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const target = { region: 'eu-central-1', apiId: 'a1b2c3d4e5', stage: 'prod' };
let plane: DataPlane;

beforeAll(async () => {
  plane = await startDataPlane({
    transcripts: [
      {
        request: { method: 'GET', host, path: '/prod/orders' },
        response: {
          status: 403,
          headers: [['x-amzn-ErrorType', 'ForbiddenException']],
          body: '{"message":"Forbidden"}',
        },
        source: 'test',
      },
    ],
  });
});
afterAll(() => plane.close());

const post = (body: object, overrides: Parameters<typeof makeApp>[0] = {}) =>
  request(makeApp({ engine: { ...makeEngine(), invokeUrls: engine.invokeUrls }, ...overrides }))
    .post('/api/probes')
    .send(body);

const sandboxed = () => ({ probes: { route: probeRouteOf('sandbox', plane.url) } });

describe('POST /api/probes', () => {
  it('streams what the sandbox answers, and is in the audit log', async () => {
    const { logger, lines } = makeLogger();
    const { status, headers, text } = await post({ target, path: '/orders' }, { ...sandboxed(), logger });
    expect([status, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const events = readEvents(text);
    expect(events.map(({ name, data }) => [name, data['kind']])).toEqual([
      ['item', 'variant'],
      ['item', 'observation'],
      ['item', 'done'],
      ['end', undefined],
    ]);
    expect(events[1]?.data).toMatchObject({ observation: { kind: 'http', status: 403, vantage: 'host' } });
    const audit = lines.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ log }) => log === 'audit');
    expect(audit).toMatchObject([
      { action: 'probe.start', who: 'local', apiId: 'a1b2c3d4e5', method: 'GET', path: '/orders' },
      { action: 'probe', who: 'local', apiId: 'a1b2c3d4e5', status: 200 },
    ]);
  });

  it('does not take the sandbox’s own complaint for a reply', async () => {
    const { text } = await post({ target, path: '/unknown' }, sandboxed());
    const kinds = readEvents(text).map(({ data }) => data['kind']);
    expect(kinds).toEqual(['variant', 'refused', 'done', undefined]);
  });

  it('is for probers', async () => {
    const viewer: User = { id: 'v', roles: ['viewer'] };
    const { status, body } = await post({ target }, { ...sandboxed(), identify: () => Promise.resolve(viewer) });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('sends a method that may change something only after it was asked for, and once', async () => {
    expect((await post({ target, method: 'DELETE' }, sandboxed())).body.code).toBe('invalid-input');
    const everywhere = await post({ target, method: 'DELETE', acceptsEffects: true }, sandboxed());
    expect(everywhere.body.errors[0].path).toBe('body.forms');
    const asked = { target, method: 'DELETE', acceptsEffects: true, forms: ['default-host'] };
    expect((await post(asked, sandboxed())).status).toBe(200);
  });

  it.each([
    ['an unknown method', { method: 'TRACE' }],
    ['a path with a line break', { path: '/x\r\nHost: evil' }],
    ['an origin with a line break', { origin: 'https://a.example\r\nx: y' }],
    ['a header name that is none', { requestHeaders: ['x: y\r\n'] }],
  ])('refuses %s', async (_what, body) => {
    expect((await post({ target, ...body }, sandboxed())).body.code).toBe('invalid-input');
  });

  it('has no field for a host', async () => {
    const { text } = await post(
      { target, path: '//evil.example/x', url: 'https://evil.example', host: 'evil.example' },
      sandboxed(),
    );
    const urls = readEvents(text).flatMap(({ data }) =>
      typeof data['url'] === 'string' ? [new URL(data['url']).host] : [],
    );
    expect(new Set(urls)).toEqual(new Set([host]));
  });

  it('says that it is switched off', async () => {
    expect((await post({ target })).body.detail).toContain('Nothing can be probed');
    expect((await post({ target, sign: true }, sandboxed())).body.detail).toContain('not signed');
  });

  it('stops when the reader goes away', async () => {
    const server = await startProbeServer(() => undefined);
    const route = localRoute(server.port);
    const app = makeApp({
      engine: { ...makeEngine(), invokeUrls: engine.invokeUrls },
      probes: { route: { ...route, limits: { ...route.limits, replyMs: 60_000 } } },
    });
    const bff = createServer(app);
    await new Promise<void>((resolve) => bff.listen(0, '127.0.0.1', resolve));
    // It listens on a port, not on a pipe.
    const { port } = bff.address() as AddressInfo;
    const controller = new AbortController();
    const reply = await fetch(`http://127.0.0.1:${port}/api/probes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ target }),
      signal: controller.signal,
    });
    const reader = reply.body?.getReader();
    let text = '';
    while (!text.includes('"tls"')) text += new TextDecoder().decode((await reader?.read())?.value);
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const gone = new Promise((resolve) => server.requests[0]?.socket.once('close', resolve));
    controller.abort();
    await gone;
    await server.close();
    await new Promise((resolve) => bff.close(resolve));
    expect(server.requests).toHaveLength(1);
  });
});
