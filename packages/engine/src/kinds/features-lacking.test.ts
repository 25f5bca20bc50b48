import type { Snapshot } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { privateAccount, proxyMethod, restAccount } from '../testing/build-account.ts';
import { httpAccount, jwtAuthorizer, route, webSocketAccount } from '../testing/build-http-account.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { listFeaturesLacking } from './features-lacking.ts';

const lacking = (snapshot: Snapshot, kind: string): readonly string[] =>
  listFeaturesLacking(snapshot)
    .find((comparison) => comparison.kind === kind)
    ?.lacking.map(({ id }) => id) ?? [];

describe('listFeaturesLacking', () => {
  it('names what a private REST API would lose as an HTTP API', () => {
    expect(lacking(snapshotOf(privateAccount()), 'HTTP')).toEqual(['private-endpoint', 'resource-policy']);
  });

  it('finds keys, caches, canaries and execution logs of a REST API', () => {
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true }) } },
      stage: {
        cacheClusterEnabled: true,
        canarySettings: { percentTraffic: 5 },
        methodSettings: { '*/*': { loggingLevel: 'INFO' } },
      },
    });
    expect(lacking(snapshotOf(account), 'HTTP')).toEqual(['api-keys', 'cache', 'canary', 'execution-logs']);
  });

  it('finds nothing in a plain REST API', () => {
    expect(lacking(snapshotOf(restAccount()), 'HTTP')).toEqual([]);
  });

  it('names what an HTTP API would lose as a REST API', () => {
    const account = httpAccount({
      authorizers: [jwtAuthorizer()],
      routes: [route('$default')],
      api: { CorsConfiguration: { AllowOrigins: ['*'] } },
    });
    expect(lacking(snapshotOf(account), 'REST')).toEqual([
      'jwt-authorizer',
      'cors-configuration',
      'automatic-deployments',
      'default-stage',
      'default-route',
    ]);
  });

  it('names what a WebSocket API is for', () => {
    expect(lacking(snapshotOf(webSocketAccount()), 'HTTP')).toEqual(['two-way']);
  });

  it('points at where a feature is used', () => {
    const [comparison] = listFeaturesLacking(snapshotOf(privateAccount())).filter(({ kind }) => kind === 'HTTP');
    expect(comparison?.lacking[0]?.pointers).toEqual(['/api/restApi/value/endpointConfiguration']);
  });

  it('says what could not be read instead of calling it unused', () => {
    const snapshot = snapshotOf(restAccount());
    if (snapshot.api.kind !== 'REST') throw new Error('The account holds a REST API.');
    const denied = { ...snapshot, api: { ...snapshot.api, gatewayResponses: hidden('denied') } };
    const [comparison] = listFeaturesLacking(denied).filter(({ kind }) => kind === 'HTTP');
    expect(comparison?.lacking).toEqual([
      {
        id: 'gateway-responses',
        title: 'Customised gateway responses',
        pointers: [],
        hidden: ['/api/gatewayResponses'],
      },
    ]);
  });
});
