import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { ProblemError, toProblem } from '../http/problem-error.ts';
import { makeApp, makeCollector } from '../testing/fakes.ts';

const expired = toProblem(new ProblemError('credentials-expired', { detail: 'Expired.', remedy: 'Sign in.' }));

describe('/healthz', () => {
  it('answers as long as the process does, whatever AWS says', async () => {
    const collector = makeCollector({ identities: () => Promise.reject(new Error('no AWS')) });
    expect((await request(makeApp({ collector })).get('/healthz')).status).toBe(200);
  });
});

describe('/readyz', () => {
  it('is ready when an account can be read', async () => {
    const { status, body } = await request(makeApp()).get('/readyz');
    expect([status, body.ready]).toEqual([200, true]);
  });

  it('is ready when only one of several accounts can be read', async () => {
    const good = await makeCollector().identities(new AbortController().signal);
    const collector = makeCollector({
      identities: () => Promise.resolve([{ regions: [], problem: expired }, ...good]),
    });
    const { status, body } = await request(makeApp({ collector })).get('/readyz');
    expect(status).toBe(200);
    expect(body.checks.map((check: { ok: boolean }) => check.ok)).toEqual([false, true]);
  });

  it('is not ready with expired credentials, and says so without naming accounts', async () => {
    const collector = makeCollector({
      identities: () => Promise.resolve([{ accountId: '111122223333', regions: [], problem: expired }]),
    });
    const { status, body, text } = await request(makeApp({ collector })).get('/readyz');
    expect([status, body.checks[0].code]).toEqual([503, 'credentials-expired']);
    expect(text).not.toContain('111122223333');
  });

  it('is not ready when the collector cannot be asked', async () => {
    const collector = makeCollector({ identities: () => Promise.reject(new Error('broken')) });
    expect((await request(makeApp({ collector })).get('/readyz')).status).toBe(503);
  });

  it('is not ready on the way out', async () => {
    const { status, headers } = await request(makeApp({ lifecycle: { isStopping: () => true } })).get('/readyz');
    expect([status, headers['connection']]).toEqual([503, 'close']);
  });
});

describe('/metrics', () => {
  it('counts requests by endpoint, diagnoses by verdict and problems by code', async () => {
    const app = makeApp();
    await request(app).get('/api/apis/111122223333/eu-central-1/a1b2c3d4e5');
    await request(app).get('/api/failure-modes/no-such-mode');
    await request(app)
      .post('/api/diagnoses')
      .send({ request: { url: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/' } });
    const { text } = await request(app).get('/metrics');
    expect(text).toContain(
      'gatescope_http_request_duration_seconds_count{route="/api/apis/:accountId/:region/:apiId",method="GET",status="200"} 1',
    );
    expect(text).toContain('gatescope_problems_total{code="not-found"} 1');
    expect(text).toContain('gatescope_diagnoses_total{verdict="explained"} 1');
    expect(text).toContain('gatescope_findings_total{id="policy-explicit-deny"} 1');
    expect(text).not.toContain('111122223333');
  });

  it('are not for readers who come through the load balancer', async () => {
    const { text } = await request(makeApp()).get('/metrics').set('X-Forwarded-For', '10.0.0.9');
    expect(text).not.toContain('gatescope_');
  });
});
