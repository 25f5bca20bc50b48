import type { Method, MethodSetting } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { cacheGate } from './cache.ts';
import { routedContext } from './route/arrived-context.ts';

const on: MethodSetting = {
  cachingEnabled: true,
  cacheTtlInSeconds: 300,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
};
const keyed = (keys: string[]) => {
  const method = proxyMethod('GET');
  return { ...method, methodIntegration: { ...method.methodIntegration, cacheKeyParameters: keys } };
};

const run = (
  methodSettings: Record<string, MethodSetting>,
  request: Record<string, unknown> = {},
  method: Method = keyed([]),
) => {
  const account = restAccount({
    resources: { '/items/{id}': { GET: method, POST: proxyMethod('POST') } },
    stage: { cacheClusterEnabled: true, cacheClusterStatus: 'AVAILABLE', methodSettings },
  });
  return cacheGate.run(routedContext(account, publicRequest({ url: invokeUrl('/items/7?page=2'), ...request })));
};

describe('the cache gate', () => {
  it('is skipped where nothing is cached', () => {
    expect(run({})).toMatchObject({ outcome: 'skipped' });
    expect(run({ '*/*': { ...on, cachingEnabled: false } })).toMatchObject({ outcome: 'skipped' });
    expect(run({ '*/*': { ...on, cacheTtlInSeconds: 0 } })).toMatchObject({ outcome: 'skipped' });
  });

  it('caches GET by the stage-wide switch, other verbs by their own', () => {
    expect(run({ '*/*': on })).toMatchObject({ outcome: 'passed', detail: { isCached: true, ttl: 300 } });
    expect(run({ '*/*': on }, { method: 'POST' })).toMatchObject({ outcome: 'skipped' });
    expect(run({ 'items~1{id}/POST': on }, { method: 'POST' })).toMatchObject({ outcome: 'passed' });
    expect(run({ '*/*': on, '~1items~1{id}/GET': { cachingEnabled: false } })).toMatchObject({ outcome: 'skipped' });
  });

  it('lists what is not in the key', () => {
    expect(run({ '*/*': on }, { headers: { Authorization: 'Bearer x' } })).toMatchObject({
      detail: {
        unkeyed: {
          path: ['method.request.path.id'],
          query: ['method.request.querystring.page'],
          headers: ['method.request.header.authorization'],
        },
      },
    });
    expect(run({ '*/*': on }, {}, keyed(['method.request.path.id', 'method.request.querystring.page']))).toMatchObject({
      detail: { unkeyed: { path: [], query: [] } },
    });
  });

  it('leaves out what an integration without proxy does not pass on', () => {
    const method = {
      ...keyed([]),
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'GET',
        uri: 'https://example.com',
        requestParameters: { 'integration.request.querystring.q': 'method.request.path.id' },
      },
    };
    expect(run({ '*/*': on }, {}, method)).toMatchObject({
      detail: { unkeyed: { path: ['method.request.path.id'], query: [] } },
    });
  });

  describe('with Cache-Control: max-age=0', () => {
    const headers = { 'Cache-Control': 'max-age=0' };

    it('stops an unsigned caller where unauthorized ones are to fail', () => {
      expect(run({ '*/*': on }, { headers })).toMatchObject({
        outcome: 'stopped',
        reason: 'cache-invalidation-denied',
        replies: [{ status: 403 }],
      });
    });

    it('cannot tell for a signed caller', () => {
      expect(run({ '*/*': on }, { headers, signed: true })).toMatchObject({
        outcome: 'unknown',
        reason: 'cache-invalidation-denied',
      });
    });

    it('passes, the header ignored, where unauthorized callers are to succeed', () => {
      expect(
        run({ '*/*': { ...on, unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER' } }, { headers }),
      ).toMatchObject({ outcome: 'passed', detail: { invalidation: 'refused' } });
    });

    it('passes where no authorization is asked for', () => {
      expect(run({ '*/*': { ...on, requireAuthorizationForCacheControl: false } }, { headers })).toMatchObject({
        outcome: 'passed',
        detail: { invalidation: 'allowed' },
      });
    });
  });
});
