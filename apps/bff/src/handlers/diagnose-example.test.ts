import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import { engine } from '../aws/engine.ts';
import type { CollectorPort } from '../ports.ts';
import { makeApp, makeCollector } from '../testing/fakes.ts';

const ask = (example: string, overrides: Parameters<typeof makeApp>[0] = {}) =>
  request(makeApp({ engine, ...overrides }))
    .post('/api/diagnoses')
    .send({ example });

describe('the worked example of a failure mode', () => {
  it('is diagnosed without AWS, and finds that mode', async () => {
    const collect = vi.fn<CollectorPort['collect']>();
    const { status, body } = await ask('policy-explicit-deny', { collector: makeCollector({ collect }) });
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: 'example', outcome: { verdict: 'explained' }, calls: [] });
    expect(body.findings[0].id).toBe('policy-explicit-deny');
    expect(collect).not.toHaveBeenCalled();
  });

  it('can be saved and shown in its configuration like any answer', async () => {
    const app = makeApp({ engine });
    const { body } = await request(app).post('/api/diagnoses').send({ example: 'policy-explicit-deny' });
    const snapshot = await request(app).get(`/api/diagnoses/${body.id}/snapshot`);
    expect(snapshot.status).toBe(200);
    expect(snapshot.body.target).toMatchObject({ apiId: body.target.apiId });
  });

  it('counts neither as a diagnosis nor as a missing permission', async () => {
    const app = makeApp({ engine });
    await request(app).post('/api/diagnoses').send({ example: 'policy-explicit-deny' });
    expect((await request(app).get('/api/permissions')).body.missing).toEqual([]);
    const { text } = await request(app).get('/metrics');
    expect(text).toContain('gatescope_diagnoses_total');
    expect(text).not.toMatch(/gatescope_diagnoses_total\{/);
  });

  it.each(['no-such-mode', 'constructor'])('says that there is none: %s', async (id) => {
    const { status, body } = await ask(id);
    expect(status).toBe(404);
    expect(body.code).toBe('not-found');
  });

  it.each(engine.catalogue.map(({ id }) => id))('is there and answered: %s', async (id) => {
    const { status, body } = await ask(id);
    expect(status).toBe(200);
    expect([...body.findings, ...body.latent].map((finding: { id: string }) => finding.id)).toContain(id);
  });
});
