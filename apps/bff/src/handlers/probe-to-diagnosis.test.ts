import { createServer, Socket, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { examples, inputOf } from '@gatescope/engine';
import { observationSchema, snapshotSchema, type DiagnosisResult, type Observation } from '@gatescope/shared';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import type { ProbeRoute } from '../probes/probe-route.ts';
import { makeApp, makeCollector } from '../testing/fakes.ts';
import { expiredCertificate, otherCertificate, selfSignedCertificate } from '../testing/probe-certificates.ts';
import { localRoute, startProbeServer } from '../testing/probe-server.ts';
import { readEvents } from '../testing/read-events.ts';

const region = 'eu-central-1';
const scenario = examples['method-not-found']?.healthy;
if (scenario === undefined) throw new Error('The example is gone');
// The certificates of these tests are of another Region than the example's API.
const moved = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('eu-west-1', region));
const input = moved(inputOf(scenario));
const asked = moved(scenario.request);
const { snapshot } = input;
const method = asked?.method ?? 'GET';
const path = new URL(asked?.url ?? '').pathname.replace(/^\/[^/]+/, '');
const { apiId } = snapshot.target;
const target = { region, apiId, stage: new URL(asked?.url ?? '').pathname.split('/')[1] ?? '' };

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const serve = async (answer: (req: IncomingMessage, res: ServerResponse) => void, certificate?: string) => {
  const server = await startProbeServer(answer, certificate);
  closing.push(server.close);
  return localRoute(server.port);
};

const speakNoTls = async (): Promise<ProbeRoute> => {
  const server: Server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => void server.close());
  // It listens on a port, not on a pipe.
  return localRoute((server.address() as AddressInfo).port);
};

const appOn = (route: ProbeRoute) =>
  makeApp({
    engine,
    probes: { route },
    collector: makeCollector({
      regions: [region],
      collect: () => Promise.resolve({ snapshot: snapshotSchema.parse(snapshot), observations: [], calls: [] }),
    }),
  });

/** Probes as the page does, and asks again with what was seen. */
const probeThenDiagnose = async (route: ProbeRoute): Promise<{ seen: Observation[]; result: DiagnosisResult }> => {
  const app = appOn(route);
  const probed = await request(app)
    .post('/api/probes')
    .send({ target, path, method, acceptsEffects: true, forms: ['default-host'] });
  const seen = readEvents(probed.text).flatMap(({ data }) =>
    data['kind'] === 'observation' ? [observationSchema.parse(data['observation'])] : [],
  );
  const diagnosed = await request(app)
    .post('/api/diagnoses')
    .send({ target, request: { method, url: asked?.url, signed: false }, symptom: {}, observations: seen });
  // The BFF checked it against its contract.
  return { seen, result: diagnosed.body as DiagnosisResult };
};

const drip = (_req: IncomingMessage, res: ServerResponse): void => {
  res.writeHead(200);
  const timer = setInterval(() => res.write('.'), 40);
  res.once('close', () => clearInterval(timer));
};

type Way = readonly [what: string, route: () => Promise<ProbeRoute>, told: RegExp, verdict: 'unexplained' | 'unknown'];

/** What is no failure of the configuration: a finding beside the verdict. */
type Aside = readonly [what: string, route: () => Promise<ProbeRoute>, id: string, words: RegExp];

const refusedRoute = async (): Promise<ProbeRoute> => {
  const { port, close } = await startProbeServer(() => undefined);
  await close();
  return localRoute(port);
};

const ok = (_req: IncomingMessage, res: ServerResponse): void => void res.end('{}');

const ways: readonly Way[] = [
  [
    'a name that does not exist',
    () => Promise.resolve(localRoute(9, { resolution: { addresses: [], error: 'ENOTFOUND' } })),
    /knows no .*execute-api/,
    'unexplained',
  ],
  ['a refused connection', refusedRoute, /refuses the console's host on port 443/, 'unexplained'],
  [
    'a connection that nobody answers',
    () => Promise.resolve(localRoute(9, { dial: () => new Socket() })),
    /dropped in silence/,
    'unexplained',
  ],
  [
    'a certificate for another name',
    () => serve(ok, otherCertificate),
    /another server answers \(a load balancer/,
    'unexplained',
  ],
  ['an expired certificate', () => serve(ok, expiredCertificate), /was not renewed/, 'unexplained'],
  ['a certificate that nobody signed', () => serve(ok, selfSignedCertificate), /inspects TLS/, 'unexplained'],
  ['a peer that speaks no TLS', speakNoTls, /do not finish the TLS handshake/, 'unexplained'],
  ['a reply that never comes', () => serve(() => undefined), /says nothing/, 'unknown'],
  [
    'a connection that breaks off',
    () => serve((req) => void req.socket.destroy()),
    /breaks the connection off/,
    'unknown',
  ],
];

const asides: readonly Aside[] = [
  [
    'a redirect',
    () =>
      serve((_req, res) => void res.writeHead(302, { location: 'https://login.example/start?token=PLANTED' }).end()),
    'reply-redirects',
    /sends the caller on to https:\/\/login\.example\/start\.$/,
  ],
  [
    'a huge body',
    () =>
      serve((_req, res) => {
        res.writeHead(200, { 'content-length': String(64 * 1024 * 1024) });
        res.write(Buffer.alloc(64 * 1024, 'x'));
      }),
    'reply-beyond-limit',
    /64\.0 MB/,
  ],
  ['a body that drips', () => serve(drip), 'reply-too-slow', /so slowly/],
];

describe('what a probe saw, in the diagnosis', () => {
  it.each(ways)('is told as a finding of its own: %s', async (_what, route, told, verdict) => {
    const { seen, result } = await probeThenDiagnose(await route());
    expect(seen.length).toBeGreaterThan(0);
    expect(result.outcome.verdict).toBe(verdict);
    expect(result.contradictions.filter((text) => told.test(text))).toHaveLength(1);
    // None of the other ways is told beside it.
    for (const [, , other] of ways) {
      if (other !== told) expect(result.contradictions.some((text) => other.test(text))).toBe(false);
    }
  });

  it.each(asides)('is a finding beside the verdict: %s', async (_what, route, id, words) => {
    const { seen, result } = await probeThenDiagnose(await route());
    const reply = seen.find(({ kind }) => kind === 'http');
    expect(result.outcome.verdict).toBe('healthy');
    expect([result.findings, result.contradictions]).toEqual([[], []]);
    const own = result.latent.filter(({ evidence }) =>
      evidence.some(({ pointer }) => pointer === `observation:${reply?.id}`),
    );
    expect(own.map((finding) => finding.id)).toEqual([id]);
    expect(own[0]?.summary).toMatch(words);
    expect(JSON.stringify(result)).not.toContain('PLANTED');
  });

  it('is nothing where all is as the configuration says', async () => {
    const { result } = await probeThenDiagnose(await serve(ok));
    expect(result.outcome.verdict).toBe('healthy');
    expect(result.contradictions).toEqual([]);
  });

  it('is the complaint where nobody made one: status, body and headers lead to the cause', async () => {
    const answer = (_req: IncomingMessage, res: ServerResponse): void =>
      void res
        .writeHead(502, { 'x-amzn-errortype': 'InternalServerErrorException', 'x-amz-apigw-id': 'abc=' })
        .end('{"message": "Internal server error"}');
    const { seen, result } = await probeThenDiagnose(await serve(answer));
    const reply = seen.find(({ kind }) => kind === 'http');
    expect(result.complaint).toEqual({});
    expect(result.outcome.verdict).not.toBe('healthy');
    expect(result.observations.map(({ id }) => id)).toContain(reply?.id);
    expect(JSON.stringify([result.outcome.sentence, result.contradictions, result.findings])).toMatch(
      /502|malformed|Internal/i,
    );
  });
});
