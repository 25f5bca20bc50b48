import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../fix/apply-patch.ts';
import type { HttpOptions } from '../../testing/build-http-account.ts';
import { functionArn, httpAccount, lambdaIntegration, route } from '../../testing/build-http-account.ts';
import { snapshotOf } from '../../testing/snapshot-of.ts';
import { listRouteDrift } from './route-drift.ts';
import { failedDeployment, v2View } from './stage-view.ts';

const exported = {
  openapi: '3.0.1',
  paths: {
    '/orders': {
      get: {
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: functionArn('old') },
      },
    },
    '/gone': { get: {} },
  },
};
const manual = (options: HttpOptions = {}) =>
  snapshotOf(
    httpAccount({
      stage: { StageName: 'prod', AutoDeploy: false },
      routes: [route('GET /orders'), route('GET /new')],
      ...options,
    }),
  );
const withExport = manual({ parts: { deployedExport: { prod: exported } } });
const keysOf = (view: ReturnType<typeof v2View>): string[] =>
  view?.routes.state === 'present' ? view.routes.value.map(({ routeKey }) => routeKey) : [];

describe('v2View', () => {
  it('takes what is saved for live on a stage that deploys by itself', () => {
    const view = v2View(snapshotOf(httpAccount()), '$default', 'production');
    expect(view).toMatchObject({ basis: 'live', isAutoDeployed: true });
    expect(keysOf(view)).toEqual(['GET /orders']);
  });

  it('only assumes what is saved on other stages', () => {
    expect(v2View(manual(), 'prod', 'production')).toMatchObject({
      basis: 'assumed-from-saved',
      isAutoDeployed: false,
    });
  });

  it('reads what a stage runs from its export', () => {
    const view = v2View(withExport, 'prod', 'production');
    expect(view?.basis).toBe('deployed');
    expect(keysOf(view)).toEqual(['GET /orders', 'GET /gone']);
  });

  it('leaves an export behind once everything was deployed', () => {
    const deployed = applyPatch(withExport, [{ op: 'deploy', stage: 'prod' }]);
    expect(v2View(deployed, 'prod', 'production')?.basis).toBe('live');
    expect(keysOf(v2View(deployed, 'prod', 'production'))).toEqual(['GET /orders', 'GET /new']);
  });

  it('does not trust automatic deployments that fail', () => {
    const message = 'Deployment attempt failed: Unable to deploy API because no routes exist in this API';
    const snapshot = snapshotOf(httpAccount({ stage: { LastDeploymentStatusMessage: message } }));
    expect(v2View(snapshot, '$default', 'production')?.basis).toBe('assumed-from-saved');
    expect(failedDeployment({ StageName: 'x', LastDeploymentStatusMessage: 'Successfully deployed' })).toBeUndefined();
  });

  it('knows no stage of another name', () => {
    expect(v2View(manual(), 'dev', 'production')).toBeUndefined();
  });
});

describe('listRouteDrift', () => {
  it('lists routes of one side, and fields that differ', () => {
    const drift = listRouteDrift(withExport, 'prod') ?? [];
    expect(drift.map(({ routeKey, field, saved, deployed }) => [routeKey, field, saved, deployed])).toEqual([
      ['GET /orders', 'IntegrationUri', functionArn(), functionArn('old')],
      ['GET /new', 'route', 'there', 'not there'],
      ['GET /gone', 'route', 'deleted', 'there'],
    ]);
  });

  it('leaves out what an export does not say', () => {
    const same = manual({
      routes: [route('GET /orders')],
      integrations: [lambdaIntegration({ IntegrationUri: functionArn('old'), TimeoutInMillis: 1000 })],
      parts: { deployedExport: { prod: { paths: { '/orders': exported.paths['/orders'] } } } },
    });
    expect(listRouteDrift(same, 'prod')).toEqual([]);
  });

  it('cannot tell without an export', () => {
    expect(listRouteDrift(manual(), 'prod')).toBeUndefined();
  });
});
