import request from 'supertest';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { makeApp } from '../testing/fakes.ts';
import { exampleAccount, startLiveSandbox, type LiveSandbox } from '../testing/use-live-sandbox.ts';

const Dimensions = [
  { Name: 'ApiName', Value: 'shop' },
  { Name: 'Stage', Value: 'prod' },
];
const metric = (MetricName: string, ...values: number[]) => ({
  Namespace: 'AWS/ApiGateway',
  MetricName,
  Dimensions,
  Datapoints: values.map((value, index) => ({
    Timestamp: new Date(Date.UTC(2025, 0, 1, 0, index * 5)).toISOString(),
    Sum: value,
    Maximum: value,
  })),
});
const event = (eventName: string, minute: number, more: object = {}) => ({
  eventName,
  eventSource: 'apigateway.amazonaws.com',
  eventTime: new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString(),
  eventID: `${eventName}-${minute}`,
  readOnly: false,
  userIdentity: { arn: 'arn:aws:iam::111122223333:user/ada' },
  requestParameters: { restApiId: 'shop4x8n2q', ...more },
});

let live: LiveSandbox;
let app: Express;
beforeAll(async () => {
  live = await startLiveSandbox(
    exampleAccount({
      getAccount: { cloudwatchRoleArn: 'arn:aws:iam::111122223333:role/logs' },
      metrics: [
        metric('Count', 50, 50, 60),
        metric('4XXError', 0, 0, 60),
        metric('5XXError', 0, 20, 0),
        metric('Latency', 100, 6000, 100),
        metric('IntegrationLatency', 90, 5900, 90),
      ],
      cloudTrail: [
        event('UpdateRestApi', 6, {
          patchOperations: [{ op: 'replace', path: '/variables/dbPassword', value: 'PLANTED' }],
        }),
        event('CreateDeployment', 7),
        event('UpdateStage', 7, { restApiId: 'otherapi01' }),
        event('UpdateStage', 500),
      ],
    }),
  );
  app = makeApp({ collector: live.collector, engine });
});
afterAll(() => live.close());

const path = '/api/apis/111122223333/eu-west-1/shop4x8n2q/timeline';
const get = (query = 'stage=prod&from=2025-01-01T00:00:00Z&to=2025-01-01T01:00:00Z') =>
  request(app).get(`${path}?${query}`);

describe('GET …/timeline', () => {
  it('shows metrics and edits of the stretch that is asked for', async () => {
    const { body, status } = await get();
    expect(status).toBe(200);
    expect(body.metrics.map((one: { metric: string }) => one.metric)).toEqual([
      'Count',
      '4XXError',
      '5XXError',
      'Latency',
      'IntegrationLatency',
    ]);
    expect(body.changes.map((one: { eventName: string }) => one.eventName)).toEqual([
      'CreateDeployment',
      'UpdateRestApi',
    ]);
    expect(body.lastGoodAt).toBe('2025-01-01T00:05:00.000Z');
    expect(body.marks.map((one: { metric: string }) => one.metric)).toEqual([
      '5XXError',
      'Latency',
      'IntegrationLatency',
    ]);
    expect(body.thresholds['5XXError']).toBe(10);
    expect(body.missing).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('PLANTED');
  });

  it('says of each part of logging whether it is able to work', async () => {
    const { body } = await get();
    expect(Object.fromEntries(body.logging.map((one: { id: string; holds: string }) => [one.id, one.holds]))).toEqual({
      'account-role': 'yes',
      'execution-level': 'no',
      'method-levels': 'yes',
      'execution-group': 'no',
      'access-destination': 'no',
    });
  });

  it('suggests a format for the access log, and says what it would tell', async () => {
    const { accessFormat } = (await get()).body;
    expect(JSON.parse(accessFormat.suggested)).toMatchObject({ errorResponseType: '$context.error.responseType' });
    expect(accessFormat.current).toBeUndefined();
    expect(accessFormat.missing[0]).toEqual({ name: 'requestId', tells: expect.any(String) });
  });

  it('names what may not be read, and takes it for nothing else', async () => {
    live.sandbox.setFaults([
      { kind: 'deny', action: 'cloudwatch:GetMetricData' },
      { kind: 'deny', action: 'cloudtrail:LookupEvents' },
      { kind: 'deny', action: 'logs:DescribeLogGroups' },
    ]);
    const { body } = await get('stage=prod&from=2025-01-01T00:00:00Z&to=2025-01-01T02:00:00Z');
    live.sandbox.setFaults([]);
    expect(body.missing.map((one: { pointer: string; cause: string }) => [one.pointer, one.cause])).toEqual([
      ['observation:metric', 'denied'],
      ['observation:change', 'denied'],
      ['observation:log', 'denied'],
    ]);
    expect(body.sentences).toEqual([]);
    expect(body.logging.find((one: { id: string }) => one.id === 'execution-group').holds).toBe('unknown');
  });

  it('marks nothing where the periods are longer than those of the thresholds', async () => {
    const { body } = await get('stage=prod&from=2024-12-01T00:00:00Z&to=2025-01-02T00:00:00Z');
    expect(body.periodSeconds).toBeGreaterThan(300);
    expect(body.marks).toEqual([]);
  });

  it('answers that the stage does not exist, and refuses a stretch that ends before it begins', async () => {
    expect((await get('stage=nope')).body.code).toBe('stage-not-found');
    expect((await get('stage=prod&from=2025-01-01T00:00:00Z&to=2024-01-01T00:00:00Z')).body.code).toBe('invalid-input');
  });

  it('goes back to when it last worked, in one step', async () => {
    const { body } = await get('stage=prod&since=last-good&to=2025-01-05T00:00:00Z');
    // At 00:00 nothing failed; from 00:05 on something did.
    expect(body.lastCleanAt).toBe('2025-01-01T00:00:00.000Z');
    expect(Date.parse(body.from)).toBeLessThanOrEqual(Date.parse('2025-01-01T00:00:00Z'));
    expect(body.changes.map((one: { eventName: string }) => one.eventName)).toContain('UpdateRestApi');
  });

  it('asks CloudTrail once, however far it looks for the last good period', async () => {
    live.sandbox.resetCalls();
    await get('stage=prod&since=last-good&to=2025-01-20T00:00:00Z');
    const actions = live.sandbox.calls.map(({ operation }) => operation);
    expect(actions.filter((one) => one === 'LookupEvents')).toHaveLength(3);
    expect(actions.filter((one) => one === 'GetMetricData').length).toBeGreaterThan(2);
  });

  it('falls back to the usual stretch where metrics may not be read', async () => {
    live.sandbox.setFaults([{ kind: 'deny', action: 'cloudwatch:GetMetricData' }]);
    const { body } = await get('stage=prod&since=last-good&to=2025-02-01T06:00:00Z');
    live.sandbox.setFaults([]);
    expect(body.from).toBe('2025-02-01T03:00:00.000Z');
  });

  it('finds edits behind many events of other things, and says when it gave up', async () => {
    const noise = (count: number) =>
      Array.from({ length: count }, (_, index) => event('GetRestApis', 30 + index / 1000, { restApiId: 'otherapi01' }));
    const account = (count: number) => exampleAccount({ cloudTrail: [event('CreateDeployment', 7), ...noise(count)] });
    live.sandbox.setAccounts([account(120)]);
    const { body } = await get('stage=prod&from=2025-01-01T00:00:00Z&to=2025-01-01T01:10:00Z');
    expect(body.changes.map((one: { eventName: string }) => one.eventName)).toEqual(['CreateDeployment']);
    expect(body.areChangesCut).toBeUndefined();
    live.sandbox.setAccounts([account(400)]);
    const { body: cut } = await get('stage=prod&from=2025-01-01T00:00:00Z&to=2025-01-01T01:20:00Z');
    expect(cut.areChangesCut).toBe(true);
  });
});
