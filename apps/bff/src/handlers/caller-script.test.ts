import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDataPlane, type DataPlane } from '@gatescope/sandbox';
import fc from 'fast-check';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { makeApp, makeEngine, makeSnapshot } from '../testing/fakes.ts';
import {
  expiredCertificate,
  goodCertificate,
  leafKey,
  otherCertificate,
  testAuthority,
} from '../testing/probe-certificates.ts';
import { startProbeServer } from '../testing/probe-server.ts';

const host = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const folder = mkdtempSync(join(tmpdir(), 'gatescope-test-'));
const authority = join(folder, 'authority.pem');
writeFileSync(authority, testAuthority);
const planes: DataPlane[] = [];

const reply = (method: string, path: string, status: number, body: string, headers: [string, string][] = []) => ({
  request: { method, host, path },
  response: { status, headers, body },
  source: 'test',
});

const start = async (cert: string): Promise<DataPlane> => {
  const plane = await startDataPlane({
    tls: { key: leafKey, cert },
    transcripts: [
      reply('GET', '/prod/orders', 403, '{"message":"Forbidden"}', [
        ['x-amzn-ErrorType', 'ForbiddenException'],
        ['x-amz-apigw-id', 'abc='],
        ['Set-Cookie', 'sid=PLANTED'],
      ]),
      reply('OPTIONS', '/prod/orders', 204, '', [['Access-Control-Allow-Origin', 'https://app.example']]),
      reply('GET', '/prod/private', 200, '{"card":"PLANTED"}'),
      reply('GET', '/prod/echo', 403, '{"message":"bad header: PLANTED-token-1"}'),
      reply('GET', '/prod/moved', 302, '', [['Location', 'https://elsewhere.example/?code=PLANTED']]),
    ],
  });
  planes.push(plane);
  return plane;
};

let plane: DataPlane;
beforeAll(async () => {
  plane = await start(goodCertificate);
});
afterAll(async () => {
  for (const one of planes) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const app = makeApp({
  engine: {
    ...makeEngine(),
    invokeUrls: engine.invokeUrls,
    callerScript: engine.callerScript,
    browserSnippet: engine.browserSnippet,
    readCallerOutput: engine.readCallerOutput,
  },
});

const scriptFor = async (query: string): Promise<string> => {
  const path = `/api/apis/111122223333/eu-central-1/a1b2c3d4e5/caller-script?stage=prod&${query}`;
  const { body, status } = await request(app).get(path);
  expect(status).toBe(200);
  return body.script;
};

const run = (
  script: string,
  env: Readonly<Record<string, string>> = {},
  to: Pick<DataPlane, 'port'> = plane,
): Promise<string> =>
  new Promise((resolve) => {
    const child = execFile(
      'sh',
      ['-s'],
      {
        cwd: folder,
        timeout: 20_000,
        env: {
          PATH: process.env['PATH'] ?? '/usr/bin:/bin',
          TMPDIR: folder,
          GATESCOPE_CURL_OPTIONS: `--cacert ${authority} --connect-to ::127.0.0.1:${to.port}`,
          GATESCOPE_CONNECT: `127.0.0.1:${to.port}`,
          ...env,
        },
      },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
    child.stdin?.end(script);
  });

const readBack = async (text: string) => (await request(app).post('/api/caller-outputs').send({ text })).body;

// Names resolve, or do not, as the machine that runs the tests has it; the rest goes to the data plane.
const withoutNames = (observations: { kind: string }[]) => observations.filter(({ kind }) => kind !== 'dns');

describe('the script for the caller’s place', () => {
  it('runs under sh, and its output is understood', async () => {
    const script = await scriptFor('path=/orders&origin=https://app.example&headerNames=X-Trace');
    const { observations, api } = await readBack(await run(script));
    expect(api).toEqual({ region: 'eu-central-1', apiId: 'a1b2c3d4e5' });
    expect(observations[0]).toMatchObject({ kind: 'dns', name: host, vantage: 'caller' });
    expect(withoutNames(observations)).toMatchObject([
      { kind: 'tcp', outcome: 'connected', address: '127.0.0.1' },
      { kind: 'tls', outcome: 'ok' },
      {
        kind: 'http',
        method: 'OPTIONS',
        status: 204,
        headers: { 'access-control-allow-origin': ['https://app.example'] },
      },
      {
        kind: 'http',
        method: 'GET',
        status: 403,
        url: `https://${host}/prod/orders`,
        headers: { 'x-amzn-errortype': ['ForbiddenException'], 'x-amz-apigw-id': ['abc='] },
        body: '{"message":"Forbidden"}',
      },
    ]);
    expect(readdirSync(folder)).toEqual(['authority.pem']);
  });

  it.each([
    ['for another name', otherCertificate, 'name-mismatch'],
    ['that has expired', expiredCertificate, 'expired'],
  ])('tells a certificate %s', async (_what, certificate, outcome) => {
    const wrong = await start(certificate);
    const { observations } = await readBack(await run(await scriptFor('path=/orders'), {}, wrong));
    expect(withoutNames(observations).at(-1)).toMatchObject({ kind: 'tls', outcome });
  });

  it('tells a refused connection', async () => {
    const gone = await startDataPlane({ transcripts: [] });
    await gone.close();
    const { observations } = await readBack(await run(await scriptFor('path=/orders'), {}, gone));
    expect(withoutNames(observations)).toMatchObject([{ kind: 'tcp', outcome: 'refused' }]);
  });

  it.each([
    [
      'is longer than API Gateway passes on',
      { 'content-length': String(11 * 1024 * 1024) },
      { cut: 'size', bodyBytes: 10_485_761, headers: { 'content-length': [String(11 * 1024 * 1024)] } },
    ],
    ['breaks off', { 'content-length': '900' }, { cut: 'closed' }],
  ])('tells a body that %s', async (_what, headers, seen) => {
    const { port, close } = await startProbeServer((_req, res) => {
      res.writeHead(200, headers);
      res.write('begun', () => res.destroy());
    });
    const { observations } = await readBack(await run(await scriptFor('path=/orders'), {}, { port }));
    await close();
    expect(observations.at(-1)).toMatchObject({ kind: 'http', status: 200, ...seen });
    expect(observations.at(-1)).not.toHaveProperty('body');
  });

  it('prints no secret: neither sent nor received', async () => {
    const secrets = { AUTHORIZATION: 'Bearer PLANTED-token-1', API_KEY: 'PLANTED-key-1' };
    for (const path of ['orders', 'private', 'echo', 'moved']) {
      const text = await run(await scriptFor(`path=/${path}`), secrets);
      expect(text).toMatch(/GATESCOPE http 1 actual GET (200|302|403)/);
      expect(text).not.toContain('PLANTED');
    }
  });

  it('sends what may change something only when told', async () => {
    const script = await scriptFor('path=/orders&method=DELETE');
    expect(await run(script)).toContain('note DELETE was not sent');
    expect(await run(script, { GATESCOPE_SEND: 'yes' })).toContain('http 1 actual DELETE 502');
  });

  it('lets nothing of its data run as a command', async () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`touch pwned`',
      '$(touch pwned)',
      ';touch pwned;',
      '\ntouch pwned\n',
      '|',
      '&',
      '\\',
      '-o pwned',
      '{1,2}',
      '[1-9]',
      '%0a',
      '*',
      '~',
      '#',
      '!',
    );
    const nasty = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (path, value, form) => {
        const script = engine.callerScript({
          snapshot: makeSnapshot(),
          request: {
            method: 'GET',
            url: `https://${host}/`,
            headers: { 'x-note': value, [value]: 'x' },
            credential: { scheme: 'none' },
            apiKey: { kind: 'not-sent' },
            client: { kind: 'browser', origin: value },
            network: { from: 'not-said' },
          },
          variants: [
            {
              form,
              title: form,
              url: `https://${host}/prod/${path}`,
              headers: { 'x-apigw-api-id': value },
              works: 'unknown',
              preconditions: [],
              browser: { usable: 'unknown', because: '' },
              curl: '',
              notes: [],
            },
          ],
          shell: 'sh',
        });
        const text = await run(script);
        expect(text).toContain('GATESCOPE end');
        expect(existsSync(join(folder, 'pwned'))).toBe(false);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('comes for PowerShell as well, and with a snippet for the page', async () => {
    const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/caller-script?shell=powershell';
    const { body } = await request(app).get(path);
    expect(body.fileName).toBe('gatescope-check.ps1');
    expect(body.script).toContain('Test-Form 1');
    expect(body.browserSnippet).toContain(host);
    expect(body.forms).toEqual(['default-host']);
  });

  it('answers that the stage does not exist', async () => {
    const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/caller-script?stage=nope';
    expect((await request(app).get(path)).body.code).toBe('stage-not-found');
  });
});

describe('POST /api/caller-outputs', () => {
  it('masks what a page or a reply may have printed', async () => {
    const text = `GATESCOPE try 1 x https://${host}/\nGATESCOPE http 1 actual GET 403\nGATESCOPE body 1 actual {"password":"PLANTED-password"}`;
    expect(JSON.stringify(await readBack(text))).not.toContain('PLANTED');
  });

  it('refuses what is too long', async () => {
    const { body } = await request(app)
      .post('/api/caller-outputs')
      .send({ text: 'x'.repeat(600 * 1024) });
    expect(body.code).toBe('invalid-input');
  });
});
