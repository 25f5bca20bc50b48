import { describe, expect, it } from 'vitest';
import { startServer } from './server.ts';
import { makeApp, makeCollector, makeSnapshot } from './testing/fakes.ts';

const question = JSON.stringify({
  request: { url: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/' },
});

const deferred = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

/** A collector that answers when it is told to, and tells when it was asked. */
const makeGate = () => {
  const asked = deferred();
  const open = deferred();
  const collector = makeCollector({
    collect: async () => {
      asked.resolve();
      await open.promise;
      return { snapshot: makeSnapshot(), observations: [], calls: [] };
    },
  });
  return { collector, asked: asked.promise, open: open.resolve };
};

const post = (port: number): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/diagnoses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
  });

describe('a server that stops', () => {
  it('finishes what is in flight and takes nothing new', async () => {
    const { collector, asked, open } = makeGate();
    let isStopping = false;
    const server = await startServer(makeApp({ collector, lifecycle: { isStopping: () => isStopping } }), {
      port: 0,
      host: '127.0.0.1',
    });
    const inFlight = post(server.address.port);
    await asked;
    isStopping = true;
    const stopped = server.stop(10_000);
    await expect(post(server.address.port)).rejects.toThrow('fetch failed');
    open();
    expect((await inFlight).status).toBe(200);
    await stopped;
  });

  it('cuts off what does not end in time', async () => {
    const { collector, asked } = makeGate();
    const server = await startServer(makeApp({ collector }), { port: 0, host: '127.0.0.1' });
    const inFlight = post(server.address.port).then(
      () => 'answered',
      () => 'cut off',
    );
    await asked;
    await server.stop(20);
    expect(await inFlight).toBe('cut off');
  });
});

describe('behind a load balancer', () => {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
  it('takes all the headers that it hands on: cookies of a long session and the tokens of a sign-in', async () => {
    const server = await startServer(makeApp(), { port: 0, host: '127.0.0.1' });
    const headers = Object.fromEntries([1, 2, 3, 4].map((part) => [`x-part-${part}`, 'x'.repeat(16_000)]));
    const { status } = await fetch(`http://127.0.0.1:${server.address.port}/healthz`, { headers });
    await server.stop(0);
    expect(status).toBe(200);
  });

  it('keeps a silent connection longer than it does (infra: 120 s)', async () => {
    const server = await startServer(makeApp(), { port: 0, host: '127.0.0.1' });
    const { headers } = await fetch(`http://127.0.0.1:${server.address.port}/healthz`);
    await server.stop(0);
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(120);
  });
});

describe('a port that is taken', () => {
  it('is an error, not a silence', async () => {
    const first = await startServer(makeApp(), { port: 0, host: '127.0.0.1' });
    await expect(startServer(makeApp(), { port: first.address.port, host: '127.0.0.1' })).rejects.toThrow('EADDRINUSE');
    await first.stop(0);
  });
});
