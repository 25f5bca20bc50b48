import { createServer, type Server, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { InvokeUrlVariant, Observation, ProbeEvent } from '@gatescope/shared';
import { afterEach, describe, expect, it } from 'vitest';
import { makeSnapshot } from '../testing/fakes.ts';
import { expiredCertificate, otherCertificate, selfSignedCertificate } from '../testing/probe-certificates.ts';
import { lenientReach, localRoute, startProbeServer } from '../testing/probe-server.ts';
import type { ProbeRoute } from './probe-route.ts';
import { probeRouteOf } from './probe-route.ts';
import { runProbe, type ProbeQuestion } from './run-probe.ts';
import { signWith } from './sign-probe.ts';

const host = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';

const variant = (changes: Partial<InvokeUrlVariant> = {}): InvokeUrlVariant => ({
  form: 'default-host',
  title: 'Default host',
  url: `https://${host}/prod/orders`,
  headers: {},
  works: 'unknown',
  preconditions: [],
  browser: { usable: 'unknown', because: '' },
  curl: '',
  notes: [],
  ...changes,
});

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const start = async (...parts: Parameters<typeof startProbeServer>) => {
  const server = await startProbeServer(...parts);
  closing.push(server.close);
  return server;
};

const startRaw = async (onSocket: (socket: Socket) => void): Promise<number> => {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // It listens on a port, not on a pipe.
  return (server.address() as AddressInfo).port;
};

const now = () => new Date('2025-06-01T00:00:00Z');

const probe = async (
  route: ProbeRoute,
  question: Partial<ProbeQuestion> = {},
  more: Partial<Parameters<typeof runProbe>[1]> = {},
): Promise<readonly ProbeEvent[]> => {
  const events: ProbeEvent[] = [];
  const asked = { snapshot: makeSnapshot(), variants: [variant()], method: 'GET', forms: undefined, ...question };
  const context = { route, sign: undefined, now, signal: new AbortController().signal, ...more };
  for await (const event of runProbe(asked, context)) events.push(event);
  return events;
};

const seenIn = (events: readonly ProbeEvent[]): readonly Observation[] =>
  events.flatMap((event) => (event.kind === 'observation' ? [event.observation] : []));

const observe = async (route: ProbeRoute, question?: Partial<ProbeQuestion>) => seenIn(await probe(route, question));

describe('a probe', () => {
  it('tells every step to the reply, from the host’s place', async () => {
    const { port, requests } = await start((_req, res) => {
      res.writeHead(403, {
        'x-amzn-ErrorType': 'ForbiddenException',
        'x-amz-apigw-id': 'abc=',
        'x-amzn-RequestId': 'r-1',
      });
      res.end('{"message":"Forbidden"}');
    });
    const events = await probe(localRoute(port, { resolution: { cnames: ['elsewhere.example'] } }));
    const observations = seenIn(events);
    expect(observations.map(({ kind }) => kind)).toEqual(['dns', 'tcp', 'tls', 'http']);
    expect(observations.every(({ vantage, relation }) => vantage === 'host' && relation === 'same-route')).toBe(true);
    expect(observations[0]).toMatchObject({ name: host, cnames: ['elsewhere.example'], resolvers: ['10.0.0.2'] });
    expect(observations[1]).toMatchObject({ outcome: 'connected', address: '127.0.0.1', port });
    expect(observations[2]).toMatchObject({
      outcome: 'ok',
      names: ['*.execute-api.eu-central-1.amazonaws.com'],
      version: 'TLSv1.3',
      validTo: '2124-01-01T00:00:00.000Z',
    });
    expect(observations[3]).toMatchObject({ status: 403, method: 'GET', url: `https://${host}/prod/orders` });
    const reply = events.find((event) => event.kind === 'observation' && event.fingerprint !== undefined);
    expect(reply).toMatchObject({
      fingerprint: { servedBy: 'rest-api', layer: 'gateway', errorType: 'ForbiddenException' },
    });
    expect(requests[0]?.headers.host).toBe(host);
    expect(events.at(-1)).toEqual({ kind: 'done', variants: 1, observations: 4, notes: [] });
  });

  it('judges each address of the name, and calls none that is refused', async () => {
    const { port } = await start((_req, res) => res.end('ok'));
    const addresses = ['169.254.169.254', '127.0.0.1', '::ffff:127.0.0.1'];
    const events = await probe(localRoute(port, { resolution: { addresses } }));
    const dns = events.find((event) => event.kind === 'observation');
    expect(dns).toMatchObject({ addresses: [{ reach: 'refused' }, { reach: 'private' }, { reach: 'refused' }] });
    const tcp = seenIn(events).filter((observation) => observation.kind === 'tcp');
    expect(tcp.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });

  it('sends the preflight as a browser would, before the call', async () => {
    const { port, requests } = await start((req, res) => {
      res.writeHead(req.method === 'OPTIONS' ? 204 : 200, { 'access-control-allow-origin': 'https://app.example' });
      res.end();
    });
    const question = { origin: 'https://app.example', requestHeaders: ['X-Trace', 'Authorization'], method: 'POST' };
    const named = variant({ headers: { 'x-apigw-api-id': 'a1b2c3d4e5' } });
    const observations = await observe(localRoute(port), { ...question, variants: [named] });
    expect(observations.filter(({ kind }) => kind === 'http')).toMatchObject([
      { method: 'OPTIONS', status: 204 },
      { method: 'POST', status: 200 },
    ]);
    expect(requests[0]?.headers).toMatchObject({
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-trace,authorization',
    });
    expect(requests[0]?.headers['x-apigw-api-id']).toBeUndefined();
    expect(requests[1]?.headers).toMatchObject({ origin: 'https://app.example', 'x-apigw-api-id': 'a1b2c3d4e5' });
  });

  it.each([
    ['for another name', otherCertificate, 'name-mismatch'],
    ['that has expired', expiredCertificate, 'expired'],
    ['that nobody signed', selfSignedCertificate, 'untrusted'],
  ])('finds a certificate %s, and says nothing to its owner', async (_what, certificate, outcome) => {
    const { port, requests } = await start((_req, res) => res.end(), certificate);
    const observations = await observe(localRoute(port));
    expect(observations.at(-1)).toMatchObject({ kind: 'tls', outcome });
    expect(requests).toEqual([]);
  });

  it('finds a refused connection', async () => {
    const { port, close } = await startProbeServer(() => undefined);
    await close();
    expect((await observe(localRoute(port))).at(-1)).toMatchObject({ kind: 'tcp', outcome: 'refused' });
  });

  it('finds a connection that nobody answers', async () => {
    const silent = new Socket();
    const observations = await observe(localRoute(9, { dial: () => silent }));
    expect(observations.at(-1)).toMatchObject({ kind: 'tcp', outcome: 'timeout' });
    expect(silent.destroyed).toBe(true);
  });

  it('finds a peer that does not shake hands', async () => {
    const silent = await startRaw(() => undefined);
    expect((await observe(localRoute(silent))).at(-1)).toMatchObject({ kind: 'tls', outcome: 'failed' });
    const rude = await startRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await observe(localRoute(rude))).at(-1)).toMatchObject({ kind: 'tls', outcome: 'failed' });
  });

  it('finds a name that does not exist', async () => {
    const observations = await observe(localRoute(9, { resolution: { addresses: [], error: 'ENOTFOUND' } }));
    expect(observations).toMatchObject([{ kind: 'dns', addresses: [], error: 'ENOTFOUND' }]);
  });

  it('tells of a redirect and does not follow it', async () => {
    const { port, requests } = await start((_req, res) => {
      res.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data?token=s3cr3ts3cr3t' });
      res.end();
    });
    const observations = await observe(localRoute(port));
    expect(observations.at(-1)).toMatchObject({
      status: 302,
      headers: { location: ['https://169.254.169.254/latest/meta-data?token=<masked>'] },
    });
    expect(requests).toHaveLength(1);
  });

  it('cuts a huge body, and tells how long it says it is', async () => {
    const { port } = await start((_req, res) => {
      res.end(Buffer.alloc(4 * 1024 * 1024, 'x'));
    });
    const last = (await observe(localRoute(port))).at(-1);
    expect(last).toMatchObject({ kind: 'http', status: 200, cut: 'size', bodyBytes: 4 * 1024 * 1024 });
    expect(last?.kind === 'http' && last.body).toHaveLength(1024);
  });

  it('counts a body that does not say its length, and keeps no more of it', async () => {
    const { port } = await start((_req, res) => {
      res.writeHead(200);
      res.write(Buffer.alloc(5000, 'x'));
      res.end(Buffer.alloc(5000, 'x'));
    });
    const last = (await observe(localRoute(port))).at(-1);
    expect(last).toMatchObject({ cut: 'size', bodyBytes: 10_000 });
    expect(last?.kind === 'http' && last.body).toHaveLength(1024);
  });

  it('stops counting a body that never ends', async () => {
    const { port } = await start((_req, res) => {
      const more = (): void =>
        void (res.write(Buffer.alloc(16 * 1024, 'x')) ? setImmediate(more) : res.once('drain', more));
      res.writeHead(200);
      more();
    });
    const route = localRoute(port);
    const last = (await observe({ ...route, limits: { ...route.limits, bodyMs: 20_000 } })).at(-1);
    expect(last).toMatchObject({ cut: 'size' });
    const counted = last?.kind === 'http' ? (last.bodyBytes ?? 0) : 0;
    expect(counted).toBeGreaterThan(64 * 1024);
    expect(counted).toBeLessThan(1024 * 1024);
  });

  it('tells a body that breaks off from one that drips', async () => {
    const { port } = await start((_req, res) => {
      res.writeHead(200, { 'content-length': '900' });
      res.write('begun', () => res.destroy());
    });
    expect((await observe(localRoute(port))).at(-1)).toMatchObject({ status: 200, cut: 'closed', body: 'begun' });
  });

  it('cuts a body that drips', async () => {
    const { port } = await start((_req, res) => {
      res.writeHead(200);
      const drip = setInterval(() => res.write('.'), 40);
      res.once('close', () => clearInterval(drip));
    });
    const last = (await observe(localRoute(port))).at(-1);
    expect(last).toMatchObject({ kind: 'http', status: 200, cut: 'time' });
    expect(last?.kind === 'http' && last.body).toMatch(/^\.+$/);
  });

  it('tells a reply that never comes from one that breaks off', async () => {
    const silent = await start(() => undefined);
    expect((await observe(localRoute(silent.port))).at(-1)).toMatchObject({
      kind: 'http',
      status: 0,
      failure: 'timeout',
    });
    const rude = await start((req) => req.socket.destroy());
    expect((await observe(localRoute(rude.port))).at(-1)).toMatchObject({ kind: 'http', status: 0, failure: 'reset' });
  });

  it('keeps secrets of the reply to itself', async () => {
    const { port } = await start((_req, res) => {
      res.writeHead(200, { 'set-cookie': 'sid=PLANTED', 'x-api-key': 'PLANTED', 'x-ok': 'yes' });
      res.end('{"access_token":"PLANTEDPLANTED","name":"ada"}');
    });
    const text = JSON.stringify(await probe(localRoute(port)));
    expect(text).not.toContain('PLANTED');
    expect(text).toContain('ada');
    expect(text).toContain('"x-ok":["yes"]');
  });

  it('signs the call for the host that is sent, and never the preflight', async () => {
    const { port, requests } = await start((req, res) => res.end(`you said ${req.headers.authorization ?? 'nothing'}`));
    const credentials = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret',
      sessionToken: 'PLANTEDPLANTEDPLANTED',
    };
    const sign = signWith('eu-central-1', () => Promise.resolve(credentials));
    const events = await probe(localRoute(port), { origin: 'https://app.example' }, { sign });
    expect(requests[0]?.headers.authorization).toBeUndefined();
    expect(requests[1]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/execute-api\/aws4_request, SignedHeaders=[^,]*host/,
    );
    expect(requests[1]?.headers['x-amz-security-token']).toBe(credentials.sessionToken);
    const text = JSON.stringify(events);
    expect(text).not.toContain(String(requests[1]?.headers.authorization).split('Signature=')[1]);
    expect(text).not.toContain('PLANTED');
  });

  it('ends when it is cancelled', async () => {
    const { port } = await start(() => undefined);
    const controller = new AbortController();
    const context = { route: localRoute(port), sign: undefined, now, signal: controller.signal };
    const asked = { snapshot: makeSnapshot(), variants: [variant(), variant()], method: 'GET', forms: undefined };
    const run = async (): Promise<void> => {
      for await (const event of runProbe(asked, context)) {
        if (event.kind === 'observation' && event.observation.kind === 'tls') controller.abort(new Error('enough'));
      }
    };
    await expect(run()).rejects.toThrow('enough');
  });

  it('never connects to what a name turned to after it was judged', async () => {
    const { port, requests } = await start((_req, res) => res.end());
    let asked = 0;
    // A rebinding name: harmless when judged, loopback when connected to.
    const reachOf: typeof lenientReach = (address) => (asked++ === 0 ? { reach: 'public' } : lenientReach(address));
    const route = localRoute(port, { reachOf, resolution: { addresses: ['127.0.0.2'] } });
    const observations = await observe(route);
    expect(observations.at(-1)).toMatchObject({ kind: 'tcp', outcome: 'failed' });
    expect(requests).toEqual([]);
  });

  it('resolves a name once: what was judged is what is called', async () => {
    const { port } = await start((_req, res) => res.end());
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve({ addresses: asked === 1 ? ['127.0.0.1'] : ['127.0.0.9'], cnames: [], resolvers: [] });
    };
    const observations = await observe(localRoute(port, { resolve }), { origin: 'https://app.example' });
    expect(asked).toBe(1);
    expect(observations.filter(({ kind }) => kind === 'http')).toHaveLength(2);
  });

  it('tells why a form is not tried', async () => {
    const events = await probe(localRoute(9), { variants: [variant({ url: 'https://evil.example/prod' })] });
    expect(events).toMatchObject([
      { kind: 'refused', because: 'Its host does not follow from the API' },
      { kind: 'done' },
    ]);
  });
});

describe('the route of a console', () => {
  it('leads to the sandbox and nowhere else in sandbox mode', () => {
    expect(probeRouteOf('sandbox', 'http://127.0.0.1:4566')).toMatchObject({
      kind: 'sandbox',
      address: '127.0.0.1',
      port: 4566,
    });
    expect(probeRouteOf('sandbox', undefined)).toBeUndefined();
    expect(probeRouteOf('sandbox', 'http://10.0.0.1:4566')).toBeUndefined();
    expect(probeRouteOf('sandbox', 'https://evil.example')).toBeUndefined();
  });

  it('leads to port 443 only, and to no loopback address, in earnest', () => {
    const route = probeRouteOf('aws', 'http://127.0.0.1:4566');
    expect(route).toMatchObject({ kind: 'network', port: 443 });
    expect(route?.kind === 'network' && route.reachOf('127.0.0.1').reach).toBe('refused');
  });
});
