import { contracts, type ContractId } from '@gatescope/shared';
import request from 'supertest';
import { assert, describe, expect, it } from 'vitest';
import { makeHandlers } from './handlers/handlers.ts';
import type { HandlerDeps } from './handlers/deps.ts';
import { ProblemError } from './http/problem-error.ts';
import { makeApp, makeCollector, makeDiagnosis, makeEngine, makeLogger, makeSnapshot } from './testing/fakes.ts';

const ids = Object.keys(contracts) as ContractId[];

const host = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const byUrl = { request: { url: `${host}/prod/orders` }, symptom: { kind: 'refused', status: 403 } };

describe('handlers', () => {
  it('exist for every contract and for nothing else', () => {
    // Making handlers uses nothing of what they are made of.
    expect(Object.keys(makeHandlers({} as HandlerDeps)).toSorted((a, b) => a.localeCompare(b))).toEqual(
      ids.toSorted((a, b) => a.localeCompare(b)),
    );
  });
});

describe('GET /api/apis', () => {
  it('lists APIs with what the lists say', async () => {
    const { body, status } = await request(makeApp()).get('/api/apis');
    expect(status).toBe(200);
    expect(body.apis).toEqual([
      {
        accountId: '111122223333',
        region: 'eu-central-1',
        id: 'a1b2c3d4e5',
        name: 'orders',
        kind: 'REST',
        endpointTypes: ['REGIONAL'],
      },
    ]);
    expect(body.problems).toEqual([]);
  });

  it('says all that is wrong with the query at once', async () => {
    const { body, status } = await request(makeApp()).get('/api/apis?accountId=12&region=Frankfurt');
    expect(status).toBe(400);
    expect(body.code).toBe('invalid-input');
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['query.accountId', 'query.region']);
  });

  it('answers the problem of an account that is not configured', async () => {
    const collector = makeCollector({
      listApis: () =>
        Promise.reject(new ProblemError('account-not-configured', { detail: 'No account 9.', remedy: 'Add it.' })),
    });
    const { body, status } = await request(makeApp({ collector })).get('/api/apis?accountId=999999999999');
    expect([status, body.code]).toEqual([404, 'account-not-configured']);
  });
});

describe('GET /api/apis/:accountId/:region/:apiId', () => {
  const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5';

  it('shows the snapshot with the age of each fact that was read', async () => {
    const { body, status } = await request(makeApp()).get(path);
    expect(status).toBe(200);
    expect(body.name).toBe('orders');
    expect(body.factAges).toContainEqual({
      pointer: '/api/stages',
      state: 'present',
      readAt: '2025-01-02T03:04:05.000Z',
    });
  });

  it('refuses an account id that is none', async () => {
    const { body, status } = await request(makeApp()).get('/api/apis/42/eu-central-1/a1b2c3d4e5');
    expect([status, body.errors[0].path]).toEqual([400, 'params.accountId']);
  });

  it('answers that there is no such API', async () => {
    const collector = makeCollector({
      collect: () => Promise.reject(new ProblemError('api-not-found', { detail: 'No.', remedy: 'Check.' })),
    });
    const { body, status, headers } = await request(makeApp({ collector })).get(path);
    expect([status, body.code]).toEqual([404, 'api-not-found']);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.requestId).toBe(headers['x-request-id']);
  });

  it('offers the snapshot as a file', async () => {
    const { body, headers } = await request(makeApp()).get(`${path}/snapshot`);
    expect(headers['content-disposition']).toBe(
      'attachment; filename="gatescope-111122223333-eu-central-1-a1b2c3d4e5.json"',
    );
    expect(body).toEqual(makeSnapshot());
  });
});

describe('POST /api/snapshots', () => {
  it('takes a snapshot as deep as the request needs', async () => {
    const asked: (readonly string[])[] = [];
    const collector = makeCollector({
      collect: (_target, { wanted }) => {
        asked.push(wanted);
        return Promise.resolve({ snapshot: makeSnapshot(), observations: [], calls: [] });
      },
    });
    const engine = makeEngine({ diagnose: () => makeDiagnosis({ wanted: ['/api/models'] }) });
    const { status } = await request(makeApp({ collector, engine }))
      .post('/api/snapshots')
      .send({ target: { region: 'eu-central-1', apiId: 'a1b2c3d4e5' }, request: byUrl.request });
    expect(status).toBe(201);
    expect(asked).toEqual([[], ['/api/models']]);
  });

  it('needs a target', async () => {
    const { body, status } = await request(makeApp()).post('/api/snapshots').send({});
    expect([status, body.errors[0].path]).toEqual([400, 'body.target']);
  });

  it('answers that the stage does not exist', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/snapshots')
      .send({ target: { region: 'eu-central-1', apiId: 'a1b2c3d4e5', stage: 'Prod' } });
    expect([status, body.code]).toEqual([404, 'stage-not-found']);
  });
});

describe('POST /api/targets/resolutions', () => {
  it('finds the API that a URL names', async () => {
    const { body } = await request(makeApp())
      .post('/api/targets/resolutions')
      .send({ url: `${host}/prod/orders/7?x=1` });
    expect(body).toMatchObject({
      accountId: '111122223333',
      region: 'eu-central-1',
      apiId: 'a1b2c3d4e5',
      stage: 'prod',
      path: '/orders/7',
      by: 'default-host',
    });
  });

  it('needs a URL', async () => {
    const { body, status } = await request(makeApp()).post('/api/targets/resolutions').send({ url: 7 });
    expect([status, body.errors[0].path]).toEqual([400, 'body.url']);
  });

  it('answers that a URL names no API', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/targets/resolutions')
      .send({ url: 'https://example.com/' });
    expect([status, body.code]).toEqual([422, 'url-not-an-invoke-url']);
    expect(body.detail).toContain('example.com');
  });
});

describe('POST /api/diagnoses', () => {
  it('finds the API by the URL and answers with findings, trace and outcome', async () => {
    const { body, status } = await request(makeApp()).post('/api/diagnoses').send(byUrl);
    expect(status).toBe(200);
    expect(body.findings.map((finding: { id: string }) => finding.id)).toEqual(['policy-explicit-deny']);
    expect(body).toMatchObject({
      latent: [],
      trace: null,
      hidden: [],
      source: 'aws',
      target: { apiId: 'a1b2c3d4e5', stage: 'prod', name: 'orders' },
    });
    expect(body.resolvedBy).toContain('a1b2c3d4e5');
    expect(body.facts).toEqual({
      '/api/restApi': makeSnapshot().api.kind === 'REST' ? makeSnapshot().api['restApi' as never] : undefined,
    });
  });

  it('takes a target alone and says that no request was simulated', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/diagnoses')
      .send({ target: { region: 'eu-central-1', apiId: 'a1b2c3d4e5' } });
    expect(status).toBe(200);
    expect(body.request).toBeNull();
    expect(body.assumptions).toHaveLength(1);
  });

  it('takes a path for the own host of the API', async () => {
    const { body } = await request(makeApp())
      .post('/api/diagnoses')
      .send({
        target: { accountId: null, region: 'eu-central-1', apiId: 'a1b2c3d4e5' },
        request: { method: 'post', url: '/prod/orders' },
      });
    expect(body.request).toMatchObject({ method: 'POST', url: `${host}/prod/orders` });
    expect(body.assumptions[0]).toContain('Only a path was given');
  });

  it('refuses a body that is no JSON without quoting it', async () => {
    const { body, status, text } = await request(makeApp())
      .post('/api/diagnoses')
      .type('json')
      .send('{"secret": hunter2');
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(text).not.toContain('hunter2');
  });

  it('names the field that it does not understand, with the remedy', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/diagnoses')
      .send({ ...byUrl, symptom: { kind: 'angry' } });
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe('body.symptom.kind');
    expect(body.errors[0].remedy).toContain('refused');
  });

  it('answers that nothing was named', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/diagnoses')
      .send({ symptom: { kind: 'refused' } });
    expect([status, body.code]).toEqual([422, 'target-missing']);
  });

  it('lists the stages there are when the stage does not exist, the likely one first', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/diagnoses')
      .send({ target: { region: 'eu-central-1', apiId: 'a1b2c3d4e5', stage: 'PROD' } });
    expect([status, body.code]).toEqual([404, 'stage-not-found']);
    expect(body.available).toEqual(['prod', 'staging']);
    expect(body.nearest).toEqual(['prod']);
  });

  it('diagnoses a downloaded snapshot without asking AWS', async () => {
    const collector = makeCollector({ collect: () => Promise.reject(new Error('AWS was asked')) });
    const app = makeApp({ collector });
    const { body, status } = await request(app)
      .post('/api/diagnoses')
      .send({ ...byUrl, snapshot: makeSnapshot() });
    expect([status, body.source]).toEqual([200, 'saved-snapshot']);
    expect(body.calls).toEqual([]);
  });

  it('answers that a snapshot cannot be read, and where', async () => {
    const { body, status } = await request(makeApp())
      .post('/api/diagnoses')
      .send({ ...byUrl, snapshot: { ...makeSnapshot(), account: { ...makeSnapshot().account, vpcs: 'many' } } });
    expect([status, body.code]).toEqual([422, 'snapshot-unreadable']);
    expect(body.errors[0].path).toContain('body.snapshot.account.vpcs');
  });

  it('hands out the facts of a recent diagnosis as a file', async () => {
    const app = makeApp();
    const { body } = await request(app).post('/api/diagnoses').send(byUrl);
    const file = await request(app).get(`/api/diagnoses/${body.id}/snapshot`);
    expect(file.body).toEqual(makeSnapshot());
    expect((await request(app).get('/api/diagnoses/unknown-id/snapshot')).body.code).toBe('not-found');
    expect((await request(app).get('/api/diagnoses/%20/snapshot')).body.code).toBe('invalid-input');
  });
});

describe('GET …/invoke-urls', () => {
  const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/invoke-urls';

  it('passes the place of the caller to the engine', async () => {
    let seen: unknown;
    const engine = makeEngine({
      invokeUrls: ({ from, method, stage }) => {
        seen = { from, method, stage };
        return [];
      },
    });
    const { body } = await request(makeApp({ engine })).get(
      `${path}?stage=prod&method=get&from=vpc&vpcId=vpc-1&securityGroupIds=sg-1`,
    );
    expect(seen).toEqual({
      from: { from: 'vpc', vpcId: 'vpc-1', securityGroupIds: ['sg-1'] },
      method: 'GET',
      stage: 'prod',
    });
    expect(body).toEqual({ variants: [], stages: ['prod', 'staging'] });
  });

  it('refuses a place that is none', async () => {
    const { body, status } = await request(makeApp()).get(`${path}?from=moon`);
    expect([status, body.errors[0].path]).toEqual([400, 'query.from']);
  });

  it('answers that the stage does not exist', async () => {
    expect((await request(makeApp()).get(`${path}?stage=nope`)).body.code).toBe('stage-not-found');
  });
});

describe('GET …/access', () => {
  const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/access';

  it('says who may call what, on the first stage unless told otherwise', async () => {
    const { body } = await request(makeApp()).get(path);
    expect(body).toMatchObject({
      stage: 'prod',
      stages: ['prod', 'staging'],
      methods: ['GET /'],
      rows: [{ cells: ['refused'] }],
    });
  });

  it('refuses a stage that is none', async () => {
    expect((await request(makeApp()).get(`${path}?stage=`)).body.errors[0].path).toBe('query.stage');
  });

  it('answers that the stage does not exist', async () => {
    expect((await request(makeApp()).get(`${path}?stage=nope`)).body.code).toBe('stage-not-found');
  });
});

describe('POST /api/policies/descriptions', () => {
  it('reads a policy in plain words', async () => {
    const { body } = await request(makeApp()).post('/api/policies/descriptions').send({ policy: '{}' });
    expect(body).toEqual({ statements: [], malformed: [] });
  });

  it('needs a policy', async () => {
    expect((await request(makeApp()).post('/api/policies/descriptions').send({})).body.errors[0].path).toBe(
      'body.policy',
    );
  });
});

describe('GET /api/failure-modes', () => {
  it('prints the catalogue and its pages', async () => {
    const app = makeApp();
    expect((await request(app).get('/api/failure-modes')).body.failureModes).toHaveLength(1);
    expect((await request(app).get('/api/failure-modes/policy-explicit-deny')).body.title).toBe(
      'The resource policy denies this caller',
    );
  });

  it('refuses an id that is none', async () => {
    expect((await request(makeApp()).get('/api/failure-modes/No!')).status).toBe(400);
  });

  it('suggests the page that was probably meant', async () => {
    const { body, status } = await request(makeApp()).get('/api/failure-modes/policy-explicit-den');
    expect([status, body.code, body.nearest]).toEqual([404, 'not-found', ['policy-explicit-deny']]);
  });
});

describe('POST /api/policies/evaluations', () => {
  const question = {
    principal: 'anonymous',
    action: 'execute-api:Invoke',
    resource: 'arn:aws:execute-api:eu-central-1:1:a/prod/GET/',
  };

  it('answers with the decision', async () => {
    const { body } = await request(makeApp())
      .post('/api/policies/evaluations')
      .send({ policy: '{}', request: question });
    expect(body.decision).toBe('implicitDeny');
  });

  it('needs a request', async () => {
    expect(
      (await request(makeApp()).post('/api/policies/evaluations').send({ policy: '{}' })).body.errors[0].path,
    ).toBe('body.request');
  });

  it('evaluates nothing that is longer than any policy or ARN of AWS', async () => {
    const app = makeApp({ engine: makeEngine({ evaluatePolicy: () => assert.fail('evaluated') }) });
    const long = 'x'.repeat(40_000);
    for (const changes of [{ policy: long }, { policy: { Sid: long } }, { request: { ...question, resource: long } }]) {
      const { status, body } = await request(app)
        .post('/api/policies/evaluations')
        .send({ policy: '{}', request: question, ...changes });
      expect([status, body.code]).toEqual([400, 'invalid-input']);
    }
    expect((await request(app).post('/api/policies/descriptions').send({ policy: long })).status).toBe(400);
  });

  it('answers where a policy is malformed', async () => {
    const engine = makeEngine({
      evaluatePolicy: () => ({
        decision: 'implicitDeny',
        matched: [],
        statements: [],
        malformed: [{ path: '', reason: 'document-not-json', line: 3, column: 9 }],
      }),
    });
    const { body, status } = await request(makeApp({ engine }))
      .post('/api/policies/evaluations')
      .send({ policy: '{', request: question });
    expect([status, body.code]).toEqual([422, 'malformed-policy']);
    expect(body.detail).toContain('line 3, column 9');
  });
});

describe('GET /api/session', () => {
  it('says as whom which accounts are read', async () => {
    const { body } = await request(makeApp()).get('/api/session');
    expect(body).toMatchObject({ mode: 'sandbox', signIn: 'none', user: { id: 'local', roles: ['viewer', 'prober'] } });
    expect(body.targets[0].identity.accountId).toBe('111122223333');
  });
});

describe('GET /api/permissions', () => {
  it('shows the policy and what was refused so far', async () => {
    const app = makeApp();
    await request(app).get('/api/apis/111122223333/eu-central-1/a1b2c3d4e5');
    const { body } = await request(app).get('/api/permissions');
    expect(body.policy.Statement).toHaveLength(1);
    expect(body.missing).toEqual([
      {
        permission: { action: 'ec2:DescribeVpcEndpoints', resource: '*' },
        accountId: '111122223333',
        region: 'eu-central-1',
        pointers: ['/account/vpcEndpoints'],
        seenAt: '2025-01-02T03:04:05.000Z',
      },
    ]);
  });
});

describe('reports', () => {
  it('keep a diagnosis as it was shown', async () => {
    const app = makeApp();
    const diagnosis = (await request(app).post('/api/diagnoses').send(byUrl)).body;
    const saved = await request(app).post('/api/reports').send({ diagnosisId: diagnosis.id, note: 'See ticket' });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({
      title: 'orders: The resource policy denies this caller',
      verdict: 'explained',
      findingId: 'policy-explicit-deny',
    });
    const report = (await request(app).get(`/api/reports/${saved.body.id}`)).body;
    expect(report.result).toEqual(diagnosis);
    expect(report.snapshot).toEqual(makeSnapshot());
    expect((await request(app).get('/api/reports')).body.reports).toEqual([saved.body]);
    const markdown = await request(app).get(`/api/reports/${saved.body.id}.md`);
    expect(markdown.headers['content-type']).toContain('text/markdown');
    expect(markdown.text).toContain('# orders: The resource policy denies this caller');
  });

  it('cannot be made of a diagnosis that is not remembered', async () => {
    const { body, status } = await request(makeApp()).post('/api/reports').send({ diagnosisId: 'long-forgotten' });
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('need an id', async () => {
    expect((await request(makeApp()).post('/api/reports').send({})).body.errors[0].path).toBe('body.diagnosisId');
    expect((await request(makeApp()).get('/api/reports/no')).status).toBe(400);
    expect((await request(makeApp()).get('/api/reports/no.md')).status).toBe(400);
  });

  it('that do not exist are said not to', async () => {
    for (const path of ['/api/reports/no-such-report', '/api/reports/no-such-report.md']) {
      expect((await request(makeApp()).get(path)).body.code).toBe('not-found');
    }
  });
});

describe('an answer that breaks its contract', () => {
  it('is our own mistake and is not sent', async () => {
    // A wrong engine, on purpose.
    const engine = makeEngine({
      diagnose: () => makeDiagnosis({ outcome: { verdict: 'fine' as never, sentence: '', replies: [] } }),
    });
    const { logger, lines } = makeLogger();
    const { body, status } = await request(makeApp({ engine, logger })).post('/api/diagnoses').send(byUrl);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(lines.join('')).toContain('unexpected error');
  });
});

describe('a problem that a contract does not list', () => {
  it('is our own mistake', async () => {
    const collector = makeCollector({
      identities: () => Promise.reject(new ProblemError('api-not-found', { detail: 'x', remedy: 'y' })),
    });
    expect((await request(makeApp({ collector })).get('/api/session')).body.code).toBe('internal');
  });
});
