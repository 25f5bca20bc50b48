import { hidden, present, type Snapshot, type Stage } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids, restAccount } from '../testing/build-account.ts';
import { httpAccount } from '../testing/build-http-account.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { type KnownGroups, loggingAnswers } from './logging-answers.ts';
import { readMetrics } from './read-metrics.ts';

const base = snapshotOf(restAccount());
const withStage = (changes: Partial<Stage>): Snapshot =>
  base.api.kind === 'REST'
    ? { ...base, api: { ...base.api, stages: present([{ stageName: ids.stage, ...changes }]) } }
    : base;

const answer = (snapshot: Snapshot, id: string, known: KnownGroups = {}) =>
  loggingAnswers(snapshot, ids.stage, known).find((one) => one.id === id)?.holds;

const group = `API-Gateway-Execution-Logs_${ids.apiId}/${ids.stage}`;
const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:orders-access';

describe('whether logging is able to work', () => {
  it('asks for the role of the account, and does not take a denied read for none', () => {
    const withRole = (value: { cloudwatchRoleArn?: string }): Snapshot => ({
      ...base,
      account: { ...base.account, apiGatewayAccount: present(value) },
    });
    expect(answer(withRole({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' }), 'account-role')).toBe('yes');
    expect(answer(withRole({}), 'account-role')).toBe('no');
    const denied: Snapshot = {
      ...base,
      account: { ...base.account, apiGatewayAccount: hidden('denied', { action: 'apigateway:GET', resource: '*' }) },
    };
    const [first] = loggingAnswers(denied, ids.stage);
    expect(first).toMatchObject({
      holds: 'unknown',
      missing: [{ cause: 'denied', permission: { action: 'apigateway:GET' } }],
    });
  });

  it.each([
    [{ '*/*': { loggingLevel: 'INFO' } }, 'yes', 'yes'],
    [{ '*/*': { loggingLevel: 'OFF' } }, 'no', 'yes'],
    [{}, 'no', 'yes'],
    [{ '~1orders/GET': { loggingLevel: 'ERROR' } }, 'partly', 'no'],
    [{ '*/*': { loggingLevel: 'INFO' }, '~1orders~1{id}/GET': { loggingLevel: 'OFF' } }, 'yes', 'no'],
    [{ '*/*': { loggingLevel: 'INFO' }, '~1orders/GET': { loggingLevel: 'INFO' } }, 'yes', 'yes'],
  ])('reads the levels %j', (methodSettings, level, methods) => {
    const snapshot = withStage({ methodSettings });
    expect([answer(snapshot, 'execution-level'), answer(snapshot, 'method-levels')]).toEqual([level, methods]);
  });

  it('names the methods that have a level of their own', () => {
    const snapshot = withStage({
      methodSettings: { '*/*': { loggingLevel: 'INFO' }, '~1orders~1{id}/GET': { loggingLevel: 'OFF' } },
    });
    expect(loggingAnswers(snapshot, ids.stage).find(({ id }) => id === 'method-levels')?.because).toBe(
      'GET /orders/{id}: OFF',
    );
  });

  it('knows of a log group what it is told', () => {
    expect(answer(base, 'execution-group')).toBe('unknown');
    expect(answer(base, 'execution-group', { [group]: 'no' })).toBe('no');
    expect(answer(base, 'execution-group', { [group]: 'yes' })).toBe('yes');
  });

  it('reads destination and format of the access log', () => {
    expect(answer(withStage({}), 'access-destination')).toBe('no');
    const good = withStage({ accessLogSettings: { destinationArn: arn, format: '$context.requestId' } });
    expect([
      answer(good, 'access-destination'),
      answer(good, 'access-format'),
      answer(good, 'access-group', { 'orders-access': 'yes' }),
    ]).toEqual(['yes', 'yes', 'yes']);
    const bad = withStage({ accessLogSettings: { destinationArn: arn, format: '$context.status' } });
    expect(answer(bad, 'access-format')).toBe('no');
  });

  it.each([
    ['amazon-apigateway-orders', 'yes'],
    ['orders', 'no'],
  ])('holds the name of a Firehose stream to AWS’s rule: %s', (name, holds) => {
    const destinationArn = `arn:aws:firehose:eu-west-1:123456789012:deliverystream/${name}`;
    const snapshot = withStage({ accessLogSettings: { destinationArn, format: '$context.requestId' } });
    expect([answer(snapshot, 'firehose-name'), answer(snapshot, 'access-group')]).toEqual([holds, undefined]);
  });

  it('asks an HTTP API for its access log only', () => {
    const answers = loggingAnswers(snapshotOf(httpAccount()), ids.stage);
    expect(new Set(answers.map(({ log }) => log))).not.toContain('execution');
  });

  it('is unknown when the stages may not be read', () => {
    const denied: Snapshot =
      base.api.kind === 'REST' ? { ...base, api: { ...base.api, stages: hidden('denied') } } : base;
    expect(loggingAnswers(denied, ids.stage)).toMatchObject([
      { holds: 'unknown', missing: [{ pointer: '/api/stages' }] },
    ]);
  });
});

const at = (minute: number): string => new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
const series = (metric: string, ...values: readonly number[]) => ({
  metric,
  points: values.map((value, index) => ({ at: at(index * 5), value })),
});

describe('metrics of a stage', () => {
  it('mark each stretch beyond a threshold once', () => {
    const { marks } = readMetrics([series('5XXError', 0, 11, 40, 2, 12)]);
    expect(marks).toMatchObject([
      { metric: '5XXError', from: at(5), to: at(10), peak: 40 },
      { from: at(20), to: at(20), peak: 12 },
    ]);
    expect(readMetrics([series('4XXError', 100)]).marks).toEqual([]);
  });

  it('tell when a request last succeeded', () => {
    const all = [series('Count', 10, 10, 10), series('4XXError', 0, 9, 10), series('5XXError', 0, 0, 0)];
    expect(readMetrics(all).lastGoodAt).toBe(at(5));
    expect(readMetrics([series('Count', 3), series('4XXError', 3)]).lastGoodAt).toBeUndefined();
  });

  it('tell whether anything reached the stage, and whose time it was', () => {
    expect(readMetrics([]).sentences[0]).toContain('No request was counted');
    const [reached, slow] = readMetrics([
      series('Count', 4, 5),
      series('Latency', 1000),
      series('IntegrationLatency', 900),
    ]).sentences;
    expect(reached).toContain('9 requests');
    expect(slow).toContain('90 %');
  });
});
