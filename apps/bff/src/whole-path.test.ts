import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCollector } from '@gatescope/collector';
import { sandboxCredentials, startSandbox, type Sandbox } from '@gatescope/sandbox';
import type { Diagnosis } from '@gatescope/shared';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adaptCollector } from './aws/collector-adapter.ts';
import { engine } from './aws/engine.ts';
import { makeApp, makeLogger } from './testing/fakes.ts';

const accountFile: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'testing/account.json'), 'utf8'));
const url = 'https://shop4x8n2q.execute-api.eu-west-1.amazonaws.com/prod/orders';
const { logger, lines } = makeLogger();

let sandbox: Sandbox;
let app: Express;
const before = process.env['AWS_ENDPOINT_URL'];

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [accountFile as object] });
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const collector = createCollector({ regions: ['eu-west-1'], credentials: sandboxCredentials });
  app = makeApp({
    logger,
    engine,
    collector: adaptCollector(collector, [{ regions: ['eu-west-1'] }], () => new Date()),
  });
});

afterAll(async () => {
  if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
  else process.env['AWS_ENDPOINT_URL'] = before;
  await sandbox.close();
});

describe('the whole path over the wire', () => {
  it('lists the APIs of the account', async () => {
    const { body } = await request(app).get('/api/apis');
    expect(body.problems).toEqual([]);
    expect(body.apis).toMatchObject([
      {
        accountId: '111122223333',
        region: 'eu-west-1',
        id: 'shop4x8n2q',
        name: 'shop',
        kind: 'REST',
        endpointTypes: ['REGIONAL'],
      },
    ]);
  });

  it('finds the statement that denies a caller, and a fix that passes', async () => {
    const { body, status } = await request(app)
      .post('/api/diagnoses')
      .send({
        request: { method: 'GET', url, from: 'public-internet', sourceIp: '203.0.113.25', headers: {} },
        symptom: { kind: 'refused', status: 403 },
      });
    expect(status).toBe(200);
    expect(body.findings[0].id).toBe('policy-explicit-deny');
    expect(body.outcome.verdict).toBe('explained');
    expect(body.target).toMatchObject({ name: 'shop', stage: 'prod' });
    expect(['verified', 'likely']).toContain(body.findings[0].fixes[0].verification.state);
    expect(body.findings[0].fixes[0].verification.after.stoppedAt).toBeUndefined();
    expect(body.calls.length).toBeGreaterThan(0);
    for (const { pointer } of body.findings[0].evidence.filter((item: { pointer: string }) =>
      item.pointer.startsWith('/'),
    )) {
      expect(Object.keys(body.facts)).toContain(pointer);
    }
  });

  it('says the same, byte for byte, from a downloaded snapshot, without AWS', async () => {
    const question = {
      request: { method: 'GET', url, sourceIp: '203.0.113.25', headers: {} },
      symptom: { kind: 'refused' },
    };
    const live = await request(app).post('/api/diagnoses').send(question);
    const snapshot = (await request(app).get(`/api/diagnoses/${live.body.id}/snapshot`)).body;
    sandbox.resetCalls();
    const saved = await request(app)
      .post('/api/diagnoses')
      .send({ ...question, snapshot });
    const verdictOf = ({ outcome, findings, latent, traces, hidden, contradictions, crashed }: Diagnosis): string =>
      JSON.stringify({ outcome, findings, latent, traces, hidden, contradictions, crashed });
    expect(live.body.findings.length).toBeGreaterThan(0);
    expect(verdictOf(saved.body)).toBe(verdictOf(live.body));
    expect(sandbox.calls).toEqual([]);
  });

  it('says who may call, and reads the policy in plain words', async () => {
    const { body, status } = await request(app).get('/api/apis/111122223333/eu-west-1/shop4x8n2q/access');
    expect(status).toBe(200);
    expect(body.methods).toEqual(['GET /orders', 'POST /orders']);
    const listed = body.rows.find((row: { caller: { label: string } }) => row.caller.label.includes('198.51.100.7'));
    const anyone = body.rows.find((row: { caller: { id: string } }) => row.caller.id === 'internet');
    expect(listed.cells).toEqual(['allowed', 'allowed']);
    expect(anyone.cells).toEqual(['refused', 'refused']);
    expect(body.policies[0].inWords.statements.map((statement: { effect: string }) => statement.effect)).toEqual([
      'Allow',
      'Deny',
    ]);
  });

  it('evaluates and describes a policy document', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
    });
    const question = {
      principal: 'anonymous',
      action: 'execute-api:Invoke',
      resource: 'arn:aws:execute-api:eu-west-1:111122223333:shop4x8n2q/prod/GET/orders',
    };
    expect(
      (await request(app).post('/api/policies/evaluations').send({ policy, request: question })).body,
    ).toMatchObject({ decision: 'allow', matched: [{ statementIndex: 0 }] });
    expect(
      (await request(app).post('/api/policies/evaluations').send({ policy: '{"Statement":', request: question })).body
        .code,
    ).toBe('malformed-policy');
    expect((await request(app).post('/api/policies/descriptions').send({ policy })).body.statements).toHaveLength(1);
  });

  it('lists the URLs of a route, each with a line to copy', async () => {
    const path = '/api/apis/111122223333/eu-west-1/shop4x8n2q/invoke-urls?stage=prod&path=/orders&from=public-internet';
    const { body, status } = await request(app).get(path);
    expect(status).toBe(200);
    const own = body.variants.find((variant: { form: string }) => variant.form === 'default-host');
    expect(own.url).toBe(url);
    expect(own.curl).toContain(url);
    expect(own.preconditions.length).toBeGreaterThan(0);
  });

  it('prints the catalogue of the engine', async () => {
    const { body } = await request(app).get('/api/failure-modes');
    expect(body.failureModes.length).toBeGreaterThan(10);
    expect((await request(app).get('/api/failure-modes/policy-explicit-deny')).body.docs.length).toBeGreaterThan(0);
  });

  it('says unknown, never wrong, when the policy may not be read', async () => {
    sandbox.setFaults([{ kind: 'deny', action: 'apigateway:GET', resource: '*restapis*' }]);
    const { body } = await request(app)
      .post('/api/diagnoses')
      .send({ target: { region: 'eu-west-1', apiId: 'shop4x8n2q' }, request: { url, headers: {} }, fresh: true });
    sandbox.setFaults([]);
    expect(body.outcome.verdict).toBe('unknown');
    expect(body.hidden.some((fact: { cause: string }) => fact.cause === 'denied')).toBe(true);
  });

  it('answers that there is no such API', async () => {
    const { status, body } = await request(app)
      .post('/api/diagnoses')
      .send({ target: { region: 'eu-west-1', apiId: 'zzzzzzzzzz' } });
    expect([status, body.code]).toEqual([404, 'api-not-found']);
    expect(body.detail).toContain('zzzzzzzzzz');
  });
});

describe('secrets', () => {
  const planted = {
    bearer: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQTEFOVEVEIn0.PLANTEDbearer1234',
    apiKey: 'PLANTEDapikey0123456789abcdef',
    signature: 'deadbeef'.repeat(8),
    session: 'PLANTEDsessiontoken0123456789',
    cookie: 'PLANTEDcookie0123456789',
    query: 'PLANTEDquerysecret0123456789',
    password: 'PLANTEDpassword0123456789',
  };
  const question = {
    request: {
      method: 'POST',
      url: `${url}?access_token=${planted.query}&X-Amz-Signature=${planted.signature}&page=2`,
      headers: {
        Authorization: `Bearer ${planted.bearer}`,
        'X-Api-Key': planted.apiKey,
        'X-Amz-Security-Token': planted.session,
        Cookie: `session=${planted.cookie}`,
        'X-Auth-Token': planted.password,
      },
      body: { password: planted.password },
    },
    symptom: {
      kind: 'refused',
      body: `{"message":"not a valid key=value pair in Authorization header: 'Bearer ${planted.bearer}'"}`,
      console: `x-api-key: ${planted.apiKey}`,
      narrative: `I called it with password=${planted.password}`,
    },
    observations: [
      {
        id: 'o1',
        kind: 'log',
        log: 'execution',
        vantage: 'aws',
        relation: 'this-request',
        lines: [`Authorization=Bearer ${planted.bearer}`],
      },
    ],
  };

  it('of the caller are in no answer, log or report', async () => {
    const answers: string[] = [];
    const diagnosis = await request(app).post('/api/diagnoses').send(question);
    expect(diagnosis.status).toBe(200);
    answers.push(diagnosis.text);
    const saved = await request(app)
      .post('/api/reports')
      .send({ diagnosisId: diagnosis.body.id, note: `token ${planted.bearer}`, title: `api_key=${planted.apiKey}` });
    answers.push(saved.text);
    answers.push((await request(app).get(`/api/reports/${saved.body.id}`)).text);
    answers.push((await request(app).get(`/api/reports/${saved.body.id}.md`)).text);
    answers.push(
      (
        await request(app)
          .post('/api/snapshots')
          .send({ target: { region: 'eu-west-1', apiId: 'shop4x8n2q' }, request: question.request })
      ).text,
    );
    const everything = [...answers, ...lines].join('\n');
    for (const [name, secret] of Object.entries(planted)) expect(everything.includes(secret), name).toBe(false);
    expect(everything).toContain('page=2');
  });

  it('of the account are in no answer', async () => {
    const { text } = await request(app).get('/api/apis/111122223333/eu-west-1/shop4x8n2q');
    expect(text).not.toContain('PLANTED');
    expect(text).toContain('DB_PASSWORD');
  });
});
