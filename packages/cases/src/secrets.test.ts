import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Sandbox } from '@gatescope/sandbox';
import { startSandbox } from '@gatescope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountSecrets, planted, plantedAccount } from './testing/planted-account.ts';
import { type RunningBff, startBff } from './testing/start-bff.ts';

const callerSecrets = {
  bearer: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQTEFOVCJ9.PLANTcallerSignature01',
  basic: Buffer.from('svc:PLANT-basic-password').toString('base64'),
  apiKey: 'PLANTcallerKey0123456789abcdefghijk',
  sessionToken: 'PLANTsessionToken0123456789abcdefghijk',
  cookie: 'PLANT-cookie-value-0123456789',
  queryToken: 'PLANT-query-token-0123456789',
  signature: 'feedface'.repeat(8),
  bodyPassword: 'PLANT-body-password',
};
const secrets = { ...accountSecrets, ...callerSecrets };

const folder = mkdtempSync(join(tmpdir(), 'gatescope-secrets-'));
const answers: string[] = [];
let sandbox: Sandbox;
let bff: RunningBff;

const ask = async (path: string, body?: object | string): Promise<string> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${bff.url}${path}`, {
    // What a browser or a proxy might send along.
    headers: {
      authorization: `Basic ${secrets.basic}`,
      cookie: `session=${secrets.cookie}`,
      'x-api-key': secrets.apiKey,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: text }),
  });
  const said = await answer.text();
  answers.push(`${path} ${answer.status} ${JSON.stringify([...answer.headers])}\n${said}`);
  return said;
};

const question = {
  request: {
    method: 'GET',
    url: `https://${planted.host}/prod/orders?access_token=${secrets.queryToken}&X-Amz-Signature=${secrets.signature}`,
    headers: {
      Authorization: `Bearer ${secrets.bearer}`,
      'Proxy-Authorization': `Basic ${secrets.basic}`,
      'X-Api-Key': secrets.apiKey,
      'X-Amz-Security-Token': secrets.sessionToken,
      Cookie: `id=${secrets.cookie}`,
    },
    body: { password: secrets.bodyPassword },
  },
  symptom: {
    kind: 'refused',
    status: 403,
    body: `{"message":"Forbidden","token":"${secrets.bearer}"}`,
    headers: { 'set-cookie': `id=${secrets.cookie}` },
    console: `curl -H 'x-api-key: ${secrets.apiKey}'`,
    narrative: `password=${secrets.bodyPassword}`,
  },
};

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [plantedAccount] });
  bff = await startBff({
    awsUrl: sandbox.url,
    region: planted.region,
    env: { GATESCOPE_LOG_LEVEL: 'debug', GATESCOPE_DATA_DIR: folder },
  });
}, 60_000);

afterAll(async () => {
  await bff.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const idOf = (text: string): string => /"id":"([^"]+)"/.exec(text)?.[1] ?? '';

/** All that a reader can ask about the API, its diagnosis included, and the answers to input that is wrong. */
const askEverything = async (): Promise<void> => {
  const api = `/api/apis/${planted.accountId}/${planted.region}/${planted.apiId}`;
  const target = { region: planted.region, apiId: planted.apiId, stage: 'prod' };
  for (const path of [
    api,
    `${api}/access`,
    `${api}/snapshot`,
    `${api}/invoke-urls?stage=prod&path=/orders`,
    '/api/apis',
  ])
    await ask(path);
  const diagnosis = JSON.parse(await ask('/api/diagnoses', question));
  await ask(`/api/diagnoses/${diagnosis.id}/snapshot`);
  await ask('/api/snapshots', { target, request: question.request });
  const note = `Authorization: Bearer ${secrets.bearer}`;
  const report = idOf(
    await ask('/api/reports', { diagnosisId: diagnosis.id, title: `x-api-key: ${secrets.apiKey}`, note }),
  );
  for (const path of [`/api/reports/${report}`, `/api/reports/${report}.md`, '/api/reports']) await ask(path);
  await ask('/api/targets/resolutions', { url: question.request.url, text: question.request.url });
  await ask('/api/caller-outputs', { text: `x-api-key: ${secrets.apiKey}`, output: `Bearer ${secrets.bearer}` });
  await ask('/api/diagnoses', `{"request": {"headers": {"Authorization": "Bearer ${secrets.bearer}" `);
  await ask('/api/diagnoses', { request: { method: 7, url: question.request.url, headers: question.request.headers } });
  await ask('/api/diagnoses', { [secrets.apiKey]: true, target: { region: secrets.bodyPassword } });
  for (const path of ['/api/permissions', '/api/session', '/readyz', '/metrics']) await ask(path);
};

it('no secret of a caller or of AWS is in any answer, log line or file', { timeout: 120_000 }, async () => {
  await askEverything();
  // The same while AWS refuses, answers nonsense and breaks off: problems must be as silent as answers.
  for (const kind of ['deny', 'malformed', 'fail', 'cut'] as const) {
    sandbox.setFaults([{ kind, times: 30 }]);
    await ask('/api/diagnoses', { ...question, fresh: true });
  }
  const files = readdirSync(join(folder, 'reports')).map((name) => {
    const content = readFileSync(join(folder, 'reports', name));
    return name.endsWith('.gz') ? gunzipSync(content).toString() : content.toString();
  });
  expect(files.length).toBeGreaterThan(0);
  const places = { 'an answer': answers, 'the log': bff.output().split('\n'), 'a file': files };
  const leaks = Object.entries(places).flatMap(([place, texts]) =>
    Object.entries(secrets).flatMap(([name, secret]) => {
      const encoded = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
      const leaking = texts.find((text) => encoded.some((form) => text.includes(form)));
      return leaking === undefined ? [] : [`${name} in ${place}: ${leaking.slice(0, 60)}`];
    }),
  );
  expect(leaks).toEqual([]);
});

it('AWS was asked for everything that carries one', () => {
  const asked = new Set(
    sandbox.calls.filter(({ outcome }) => outcome === 'answered').map(({ operation }) => operation),
  );
  const carriers = ['GetStages', 'GetResources', 'GetUsagePlanKeys', 'GetApiKeys', 'LookupEvents', 'FilterLogEvents'];
  expect(carriers.filter((operation) => !asked.has(operation))).toEqual([]);
});
