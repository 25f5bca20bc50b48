import { hidden, present, type RestApiFacts, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../testing/fixtures/orders-snapshot.ts';
import { countUndeployed, toRouteRows } from './to-route-rows.ts';
import { toStageRows } from './to-stage-rows.ts';
import { toTarget } from './to-target.ts';

const rest = ordersSnapshot.api as RestApiFacts;
const withApi = (change: Partial<RestApiFacts>): Snapshot => ({ ...ordersSnapshot, api: { ...rest, ...change } });
const states = (snapshot: Snapshot) =>
  Object.fromEntries(toRouteRows(snapshot, 'prod').map(({ id, state }) => [id, state]));

describe('the routes of a REST API', () => {
  it('stand saved beside deployed', () => {
    expect(states(ordersSnapshot)).toEqual({
      'GET /orders': 'differs',
      'POST /orders': 'same',
      'GET /orders/{orderId}': 'only-saved',
    });
  });

  it('hold what is deployed but no longer saved', () => {
    const { '/orders': orders } =
      (rest.deployed['dep001']?.state === 'present' ? rest.deployed['dep001'].value.apiSummary : undefined) ?? {};
    const deployed = {
      dep001: present({ id: 'dep001', apiSummary: { '/orders': orders ?? {}, '/gone': { DELETE: {} } } }),
    };
    const row = toRouteRows(withApi({ deployed }), 'prod').find(({ id }) => id === 'DELETE /gone');
    expect([row?.state, row?.saved, row?.deployed]).toEqual([
      'only-deployed',
      undefined,
      expect.objectContaining({ authorization: 'NONE', key: false }),
    ]);
  });

  it('are unknown against the deployment where that could not be read', () => {
    const snapshot = withApi({ deployed: { dep001: hidden('denied') } });
    expect(new Set(Object.values(states(snapshot)))).toEqual(new Set(['unknown']));
    expect(countUndeployed(toRouteRows(snapshot, 'prod'))).toBeUndefined();
  });

  it('are not taken for deleted where the saved ones could not be read', () => {
    const snapshot = withApi({ resources: hidden('denied') });
    expect(states(snapshot)).toEqual({ 'GET /orders': 'unknown', 'POST /orders': 'unknown' });
    expect(countUndeployed(toRouteRows(snapshot, 'prod'))).toBeUndefined();
  });

  it('are not "as saved" where nothing of them could be read', () => {
    const nothing = withApi({ resources: hidden('denied'), stages: hidden('denied'), deployed: {} });
    expect(countUndeployed(toRouteRows(nothing, undefined))).toBeUndefined();
  });

  it('are counted where they differ', () => {
    expect(countUndeployed(toRouteRows(ordersSnapshot, 'prod'))).toBe(2);
  });
});

describe('the routes of an HTTP API', () => {
  const snapshot: Snapshot = {
    ...ordersSnapshot,
    api: {
      kind: 'HTTP',
      api: present({ ApiId: 'a1' }),
      routes: present([
        { RouteKey: 'GET /x', AuthorizationType: 'JWT', Target: 'integrations/i1' },
        { RouteKey: '$default' },
      ]),
      integrations: present([
        {
          IntegrationId: 'i1',
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: 'arn:aws:lambda:eu-west-1:111122223333:function:x',
        },
      ]),
      stages: present([{ StageName: 'prod', AutoDeploy: true }]),
      authorizers: present([]),
      deployments: present([]),
      exports: {},
    },
  };

  it('name verb, path, authorization and function', () => {
    expect(toRouteRows(snapshot, 'prod').find(({ id }) => id === 'GET /x')).toMatchObject({
      verb: 'GET',
      path: '/x',
      saved: { authorization: 'JWT', key: false },
      target: 'Lambda x',
      state: 'auto-deployed',
    });
  });

  it('hold the default route', () => {
    expect(toRouteRows(snapshot, 'prod').find(({ id }) => id === '$default')).toMatchObject({
      verb: '',
      path: '$default',
    });
  });
});

describe('what stands behind a method', () => {
  it.each([
    [undefined, 'No integration'],
    [{ type: 'MOCK' }, 'MOCK'],
    [{ type: 'HTTP_PROXY', uri: 'https://x.example' }, 'HTTP https://x.example'],
    [{ type: 'HTTP_PROXY', uri: 'https://x.example', connectionId: 'link1' }, 'VPC link link1: https://x.example'],
    [{ type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/queue' }, 'sqs 111122223333/queue'],
    [
      {
        type: 'AWS_PROXY',
        uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:orders:live/invocations',
      },
      'Lambda orders:live',
    ],
  ])('%j is %s', (integration, words) => {
    expect(toTarget(integration)).toBe(words);
  });
});

describe('the stages', () => {
  it('say when their deployment was made, not when the stage was edited', () => {
    expect(toStageRows(ordersSnapshot)).toMatchObject([
      { name: 'prod', deploymentId: 'dep001', deployedAt: '2026-02-01T08:00:00.000Z' },
    ]);
  });

  it('say their canary', () => {
    const stages = present([
      { stageName: 'prod', deploymentId: 'dep001', canarySettings: { percentTraffic: 10, deploymentId: 'dep002' } },
    ]);
    expect(toStageRows(withApi({ stages }))[0]?.canary).toEqual({ percent: 10, deploymentId: 'dep002' });
  });
});
