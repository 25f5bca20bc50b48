import type { Snapshot } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { deployedView, drawsOf, runningMethod } from './deployed-view.ts';
import type { RestOptions } from './testing/build-account.ts';
import { ids, proxyMethod, restAccount } from './testing/build-account.ts';
import { snapshotOf } from './testing/snapshot-of.ts';

const open = { authorizationType: 'NONE', apiKeyRequired: false };
const document = {
  openapi: '3.0.1',
  paths: { '/orders': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
};
const view = (
  options: RestOptions = {},
  change: (snapshot: Snapshot) => Snapshot = (same) => same,
  draw: 'production' | 'canary' = 'production',
) => deployedView(change(snapshotOf(restAccount(options))), ids.stage, draw);
const withoutSummary = (snapshot: Snapshot): Snapshot =>
  snapshot.api.kind === 'REST'
    ? { ...snapshot, api: { ...snapshot.api, deployed: { [ids.deploymentId]: hidden('denied') } } }
    : snapshot;
const keys = (made: ReturnType<typeof view>) =>
  made?.methods.state === 'present' ? made.methods.value.map(({ verb, path }) => `${verb} ${path}`) : undefined;

describe('deployedView', () => {
  it('knows the methods from the summary and keeps the saved ones beside them', () => {
    const made = view({
      resources: { '/orders': { GET: proxyMethod('GET'), POST: proxyMethod('POST') } },
      parts: { deployedSummary: { [ids.stage]: { '/orders': { GET: open }, '/old': { ANY: open } } } },
    });
    expect(made).toMatchObject({
      methodsBasis: 'deployed',
      deploymentId: ids.deploymentId,
      deployedAt: '2024-03-04T09:20:09.000Z',
    });
    expect(keys(made)).toEqual(['GET /orders', 'ANY /old']);
    expect(made?.methods).toMatchObject({
      value: [{ saved: { httpMethod: 'GET' }, resourceId: 'res1' }, { saved: undefined }],
    });
  });

  it('assumes the saved methods where the summary is hidden', () => {
    const made = view({}, withoutSummary);
    expect(made?.methodsBasis).toBe('assumed-from-saved');
    expect(keys(made)).toEqual(['GET /orders']);
  });

  it('takes the export where the summary is hidden', () => {
    const made = view({ resources: {}, parts: { deployedExport: { [ids.stage]: document } } }, withoutSummary);
    expect(made?.methodsBasis).toBe('deployed');
    expect(keys(made)).toEqual(['GET /orders']);
  });

  it('keeps hidden resources hidden', () => {
    const made = view({}, (snapshot) => {
      const { api } = withoutSummary(snapshot);
      return api.kind === 'REST' ? { ...snapshot, api: { ...api, resources: hidden('denied') } } : snapshot;
    });
    expect(made?.methods).toMatchObject({ state: 'hidden', cause: 'denied' });
  });

  it('does not take the export for what a canary runs', () => {
    const options: RestOptions = {
      stage: {
        canarySettings: { deploymentId: 'dep222', percentTraffic: 10, stageVariableOverrides: { alias: 'new' } },
        variables: { alias: 'old', table: 't' },
      },
      parts: {
        deployedExport: { [ids.stage]: document },
        deployments: [{ id: ids.deploymentId }, { id: 'dep222', apiSummary: { '/new': { GET: open } } }],
      },
    };
    const canary = view(options, undefined, 'canary');
    expect(keys(canary)).toEqual(['GET /new']);
    expect(canary).toMatchObject({ exported: { state: 'hidden' }, variables: { alias: 'new', table: 't' } });
    expect(view(options)).toMatchObject({ exported: { state: 'present' }, variables: { alias: 'old' } });
  });

  it('is undefined for a stage that is not there', () => {
    expect(deployedView(snapshotOf(restAccount()), 'other', 'production')).toBeUndefined();
  });
});

describe('runningMethod', () => {
  it('prefers the export to what is saved', () => {
    const made = view({ parts: { deployedExport: { [ids.stage]: document } } });
    const method = made?.methods.state === 'present' ? made.methods.value[0] : undefined;
    expect(method && runningMethod(method)).toMatchObject({
      basis: 'deployed',
      method: { methodIntegration: { type: 'MOCK' } },
    });
    expect(method && runningMethod({ ...method, exported: undefined })).toMatchObject({
      basis: 'assumed-from-saved',
      method: { methodIntegration: { type: 'AWS_PROXY' } },
    });
    expect(method && runningMethod({ ...method, exported: undefined, saved: undefined })).toBeUndefined();
  });
});

describe('drawsOf', () => {
  const stage = { stageName: 'prod', deploymentId: 'a' };

  it.each([
    [['production'], stage],
    [['production'], { ...stage, canarySettings: { deploymentId: 'b', percentTraffic: 0 } }],
    [['production'], { ...stage, canarySettings: { deploymentId: 'a', percentTraffic: 50 } }],
    [['production', 'canary'], { ...stage, canarySettings: { deploymentId: 'b', percentTraffic: 50 } }],
    [
      ['production', 'canary'],
      { ...stage, canarySettings: { deploymentId: 'a', percentTraffic: 50, stageVariableOverrides: { x: '1' } } },
    ],
  ])('is %j for %j', (expected, given) => {
    expect(drawsOf(given)).toEqual(expected);
  });
});
