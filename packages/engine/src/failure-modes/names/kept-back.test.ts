import type { Distribution, Method } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';

const origin = { Id: 'api', DomainName: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`, OriginPath: '/prod' };
const front = (behavior: object, more: object = {}): Distribution => ({
  DomainName: 'd111.cloudfront.net',
  Origins: [{ ...origin, ...more }],
  DefaultCacheBehavior: { TargetOriginId: 'api', ...behavior },
});
const forwarding = (...Items: string[]) => ({ ForwardedValues: { Headers: { Quantity: Items.length, Items } } });

const pool = { authorizerId: 'pool11', authorizationType: 'COGNITO_USER_POOLS' };
const authorizers = [
  {
    id: 'pool11',
    name: 'users',
    type: 'COGNITO_USER_POOLS' as const,
    providerARNs: [`arn:aws:cognito-idp:${ids.region}:${ids.accountId}:userpool/${ids.region}_Abc`],
    identitySource: 'method.request.header.Authorization',
  },
];

const diagnosed = (cloudFront: Distribution, method: Partial<Method>, headers: Record<string, string>) =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: { '/orders': { GET: proxyMethod('GET', method) } },
        parts: {
          cloudFront,
          authorizers,
          usagePlans: [{ id: 'p', apiStages: [{ apiId: ids.apiId, stage: 'prod' }] }],
          usagePlanKeys: { p: [{ id: 'k' }] },
          apiKeys: [{ id: 'k', enabled: true }],
        },
      }),
      request: publicRequest({
        url: 'https://d111.cloudfront.net/orders',
        headers,
        ...(headers['x-api-key'] ? { apiKeyId: 'k' } : {}),
      }),
    }),
  ).findings;

describe('keptBackAt', () => {
  it.each([
    ['authorizer-identity-missing', pool, { Authorization: 'Bearer x' }, forwarding('Origin')],
    [
      'iam-auth-unsigned-request',
      { authorizationType: 'AWS_IAM' },
      { Authorization: 'AWS4-HMAC-SHA256 x' },
      forwarding(),
    ],
    [
      'api-key-missing',
      { apiKeyRequired: true },
      { 'x-api-key': 'v' },
      { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
    ],
  ])('tells %s where the distribution keeps the header', (id, method, headers, behavior) => {
    const [finding] = diagnosed(front(behavior), method, headers);
    expect(finding?.id).toBe(id);
    expect(finding?.fixes[0]?.id).toBe('hand-header-on');
    expect(finding?.evidence.map(({ pointer }) => pointer)).toContain(
      '/account/distributions/value/0/DefaultCacheBehavior',
    );
    expect(finding?.explanation).toContain('CloudFront');
  });

  it.each([
    ['that is listed', pool, { Authorization: 'Bearer x' }, forwarding('authorization'), {}],
    ["that a policy of one's own may hand on", pool, { Authorization: 'Bearer x' }, { CachePolicyId: 'own' }, {}],
    [
      'that the distribution adds',
      { apiKeyRequired: true },
      {},
      forwarding(),
      { CustomHeaders: { Items: [{ HeaderName: 'X-Api-Key', HeaderValue: '***' }] } },
    ],
    [
      'that a function at the edge may add',
      pool,
      {},
      { ...forwarding(), FunctionAssociations: { Items: [{ EventType: 'viewer-request' }] } },
      {},
    ],
  ])('blames nobody for a header %s', (_title, method, headers, behavior, more) => {
    expect(diagnosed(front(behavior, more), method, headers as Record<string, string>)).toEqual([]);
  });

  it('tells where the query string gets lost', () => {
    const source = {
      ...authorizers[0],
      id: 'q',
      type: 'REQUEST' as const,
      identitySource: 'method.request.querystring.token',
    };
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'CUSTOM', authorizerId: 'q' }) } },
      parts: { cloudFront: front({ ForwardedValues: { QueryString: false } }), authorizers: [source] },
    });
    const request = publicRequest({ url: 'https://d111.cloudfront.net/orders?token=abc' });
    const [finding] = diagnose(inputOf({ account, request })).findings;
    expect([finding?.id, finding?.fixes[0]?.id]).toEqual(['authorizer-identity-missing', 'hand-query-on']);
  });

  it('blames the client for a header that it does not send', () => {
    const [finding] = diagnosed(front(forwarding('Authorization')), pool, {});
    expect(finding?.id).toBe('authorizer-identity-missing');
    expect(finding?.fixes[0]?.id).toBe('send-authorization');
  });
});
