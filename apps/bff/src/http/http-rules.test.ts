import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { makeApp, makeCollector, makeLogger } from '../testing/fakes.ts';

const question = { request: { url: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/' } };

describe('every answer', () => {
  it('carries strict security headers', async () => {
    const { headers } = await request(makeApp()).get('/api/failure-modes');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('asks for https only where readers come by https', async () => {
    const { headers } = await request(makeApp({ settings: { isHttps: true } })).get('/api/failure-modes');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });

  it('has an id of its own that the log has too', async () => {
    const { logger, lines } = makeLogger();
    const { headers } = await request(makeApp({ logger })).get('/api/failure-modes').set('X-Request-Id', 'forged');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      lines.some((line) => line.includes(`"requestId":"${headers['x-request-id']}"`) && line.includes('"status":200')),
    ).toBe(true);
  });
});

describe('the log', () => {
  it('holds neither bodies nor queries nor headers', async () => {
    const { logger, lines } = makeLogger();
    const app = makeApp({ logger });
    await request(app)
      .get('/api/failure-modes?note=PLANTED-1')
      .set('Authorization', 'Bearer PLANTED-2')
      .set('Cookie', 'a=PLANTED-3');
    await request(app)
      .post('/api/diagnoses')
      .send({ ...question, symptom: { body: 'PLANTED-4' } });
    await request(app)
      .post('/api/diagnoses')
      .send({ symptom: { kind: 'PLANTED-5' } });
    await request(app).post('/api/diagnoses').type('json').send('{"PLANTED-6');
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join('')).not.toContain('PLANTED');
  });

  it('says who looked at what, in lines of their own', async () => {
    const { logger, lines } = makeLogger();
    await request(makeApp({ logger })).post('/api/diagnoses').send(question);
    const audit = lines.map((line) => JSON.parse(line)).filter((line) => line.log === 'audit');
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      who: 'local',
      action: 'diagnose',
      accountId: '111122223333',
      region: 'eu-central-1',
      apiId: 'a1b2c3d4e5',
      status: 200,
    });
  });

  it('says who looked also where nothing but the head was asked for, and at the page of reach', async () => {
    const { logger, lines } = makeLogger();
    const api = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5';
    await request(makeApp({ logger })).head(api);
    await request(makeApp({ logger })).get(`${api}/reach`);
    const audit = lines.map((line) => JSON.parse(line)).filter((line) => line.log === 'audit');
    expect(audit.map(({ action, apiId, status }) => [action, apiId, status])).toEqual([
      ['getApi', 'a1b2c3d4e5', 200],
      ['reach', 'a1b2c3d4e5', 200],
    ]);
  });
});

describe('names of the console', () => {
  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', '10.1.2.3', 'console.example.internal'])(
    '%s is one',
    async (host) => {
      expect((await request(makeApp()).get('/api/failure-modes').set('Host', host)).status).toBe(200);
    },
  );

  it.each(['attacker.example', 'localhost.attacker.example', 'console.example.internal.attacker.example'])(
    '%s is none',
    async (host) => {
      const { status, body } = await request(makeApp()).get('/api/failure-modes').set('Host', host);
      expect([status, body.code]).toEqual([421, 'host-not-allowed']);
    },
  );

  it('do not matter to health checks', async () => {
    expect((await request(makeApp()).get('/healthz').set('Host', 'attacker.example')).status).toBe(200);
  });
});

describe('a page of another site', () => {
  const post = (headers: Record<string, string>) =>
    request(makeApp()).post('/api/diagnoses').set('Host', 'console.example.internal').set(headers).send(question);

  it('may not post', async () => {
    for (const headers of [
      { Origin: 'https://attacker.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      const { status, body } = await post(headers);
      expect([status, body.code]).toEqual([403, 'cross-site-refused']);
    }
  });

  it('may not read', async () => {
    const { body } = await request(makeApp())
      .get('/api/apis')
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Sec-Fetch-Mode', 'no-cors');
    expect(body.code).toBe('cross-site-refused');
  });

  it('may link to a report', async () => {
    const { status } = await request(makeApp())
      .get('/api/reports')
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Sec-Fetch-Mode', 'navigate');
    expect(status).toBe(200);
  });

  it('is told apart from the console itself, also behind a load balancer that speaks https', async () => {
    expect((await post({ Origin: 'https://console.example.internal', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(
      200,
    );
  });

  it('cannot send a form', async () => {
    const { status, body } = await request(makeApp())
      .post('/api/diagnoses')
      .type('text/plain')
      .send(JSON.stringify(question));
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('a request that contradicts itself', () => {
  it.each(['gzip', 'br', 'deflate'])('is refused as such where its body is not %s', async (encoding) => {
    const { logger, lines } = makeLogger();
    const { status, body } = await request(makeApp({ logger }))
      .post('/api/diagnoses')
      .type('json')
      .set('Content-Encoding', encoding)
      .send(JSON.stringify(question));
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(lines.join('')).not.toContain('unexpected error');
  });
});

describe('a body that is nested deep', () => {
  const deep = (levels: number): string => `{"symptom":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}`;

  it('is refused before anything walks through it', async () => {
    const { status, body } = await request(makeApp()).post('/api/diagnoses').type('json').send(deep(50_000));
    expect([status, body.code, body.detail]).toEqual([
      400,
      'invalid-input',
      'The body is nested more than 200 levels deep.',
    ]);
  });

  it('is taken where snapshots are as deep', async () => {
    const { body } = await request(makeApp()).post('/api/diagnoses').type('json').send(deep(100));
    expect(body.detail).not.toContain('nested');
  });
});

describe('limits', () => {
  it('refuse a body that is too large', async () => {
    const app = makeApp({ settings: { bodyLimitBytes: 200 } });
    const { status, body } = await request(app)
      .post('/api/diagnoses')
      .send({ ...question, symptom: { narrative: 'x'.repeat(300) } });
    expect([status, body.code]).toEqual([413, 'body-too-large']);
  });

  it('end work that takes too long, and tell it to stop', async () => {
    let signal: AbortSignal | undefined;
    const collector = makeCollector({
      collect: (_target, options) => {
        signal = options.signal;
        return new Promise(() => undefined);
      },
    });
    const { status, body } = await request(makeApp({ collector, settings: { timeoutMs: 20 } }))
      .post('/api/diagnoses')
      .send(question);
    expect([status, body.code]).toEqual([504, 'timed-out']);
    expect(signal?.aborted).toBe(true);
  });

  it('slow down who asks too often', async () => {
    const app = makeApp({ settings: { requestsPerMinute: 2 } });
    await request(app).get('/api/failure-modes');
    await request(app).get('/api/failure-modes');
    const { status, body, headers } = await request(app).get('/api/failure-modes');
    expect([status, body.code, headers['retry-after']]).toEqual([429, 'rate-limited', '60']);
  });
});

describe('paths that nothing answers', () => {
  it('are problems under /api', async () => {
    const { status, body } = await request(makeApp()).get('/api/nothing');
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('say which methods there are', async () => {
    const { status, body, headers } = await request(makeApp())
      .delete('/api/reports/long-enough-id')
      .type('json')
      .send({});
    expect([status, body.code, headers['allow']]).toEqual([405, 'method-not-allowed', 'GET']);
  });

  it('are problems beside it too, where the method is not that of a page', async () => {
    for (const path of ['/', '/apis', '/healthz']) {
      const { status, body, type } = await request(makeApp()).post(path);
      expect([path, status, body.code, type]).toEqual([path, 404, 'not-found', 'application/problem+json']);
    }
  });

  it('with a broken percent sign are problems too', async () => {
    const { status, body } = await request(makeApp()).get('/api/failure-modes/%E0%A4%A');
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('the web app', () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'gatescope-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<title>console</title>');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js'), 'export {};');
  afterAll(() => rmSync(webRoot, { recursive: true }));
  const app = makeApp({ settings: { webRoot } });

  it.each(['/', '/apis', '/apis/111122223333/eu-central-1/a1b2c3d4e5/routes', '/diagnose?step=where'])(
    'is served at %s and asked for anew',
    async (path) => {
      const { status, text, headers } = await request(app).get(path);
      expect([status, text]).toEqual([200, '<title>console</title>']);
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it('keeps its assets for ever', async () => {
    const { headers } = await request(app).get('/assets/app-1a2b.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('packs its assets for browsers that take it, and says so to caches', async () => {
    const packed = await request(app).get('/assets/app-1a2b.js').set('Accept-Encoding', 'gzip, br');
    expect([packed.headers['content-encoding'], packed.text]).toEqual(['gzip', 'export {};']);
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const plain = await request(app).get('/assets/app-1a2b.js').set('Accept-Encoding', 'identity');
    expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, 'export {};']);
    expect(plain.headers['vary']).toContain('Accept-Encoding');
  });

  it('does not answer with the page where an asset is missing', async () => {
    expect((await request(app).get('/assets/app-0000.js')).body.code).toBe('not-found');
  });

  it('says how to build it where it is not built', async () => {
    expect((await request(makeApp()).get('/')).body.remedy).toContain('npm start');
  });

  it.each([{ Range: 'bytes=99999-' }, { 'If-Match': '"x"' }])('is no mistake of its own for %o', async (headers) => {
    const { status, body } = await request(app).get('/apis').set(headers);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });

  it('does not lead out of its folder', async () => {
    const { text } = await request(app).get('/..%2f..%2f..%2fetc%2fpasswd');
    expect(text).not.toContain('root:');
  });
});
