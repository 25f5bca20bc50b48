import { describe, expect, it } from 'vitest';
import { explainMiss } from './explain-miss.ts';
import { splitPath } from './match-route.ts';

const parse = (text: string) => ({ verb: text.split(' ')[0] ?? '', path: text.split(' ')[1] ?? '' });
const miss = (deployed: readonly string[], request: string, saved: readonly string[] = deployed) => {
  const { verb, path } = parse(request);
  return explainMiss(deployed.map(parse), saved.map(parse), { verb, segments: splitPath(path) });
};

describe('explainMiss', () => {
  it.each([
    ['route-not-found', ['GET /a'], 'GET /b'],
    ['method-not-found', ['POST /a'], 'GET /a'],
    ['method-not-found', ['OPTIONS /a'], 'GET /a'],
    ['proxy-parent', ['ANY /a/{proxy+}'], 'GET /a'],
    ['proxy-parent', ['ANY /{proxy+}'], 'GET /'],
    ['proxy-parent', ['ANY /a/{proxy+}', 'OPTIONS /a'], 'GET /a/'],
    ['method-not-found', ['ANY /a/{proxy+}', 'POST /a'], 'GET /a'],
    ['method-not-found', ['GET /a/{proxy+}', 'GET /a'], 'POST /a'],
    ['route-not-found', ['GET /a/{proxy+}'], 'POST /a'],
  ])('says %s for %j and %s', (reason, deployed, request) => {
    expect(miss(deployed, request).reason).toBe(reason);
  });

  it('prefers what is saved and not deployed', () => {
    expect(miss(['POST /a'], 'GET /a', ['POST /a', 'GET /a'])).toMatchObject({
      reason: 'route-not-deployed',
      savedAs: 'GET /a',
    });
  });

  it('names the verbs of the path', () => {
    expect(miss(['POST /a/{id}', 'PUT /a/{id}'], 'GET /a/1')).toMatchObject({
      pathPattern: '/a/{id}',
      verbsAtPath: ['POST', 'PUT'],
    });
  });

  it.each([
    [['GET /items/{id}'], 'GET /Items/1', { difference: 'case', corrected: '/items/1' }],
    [['GET /orders'], 'GET /order', { difference: 'spelling', corrected: '/orders' }],
    [['GET /items'], 'GET /prod/items', { difference: 'extra-segment', corrected: '/items' }],
    [['GET /v1/items/{id}'], 'GET /items/7', { difference: 'missing-segment' }],
    [['GET /partner/{a}/{b}'], 'GET /partner/x', { difference: 'missing-segment' }],
  ])('suggests from %j for %s', (deployed, request, expected) => {
    expect(miss(deployed, request).nearMisses[0]).toMatchObject(expected);
  });

  it('suggests nothing that is far off', () => {
    expect(miss(['GET /invoices', 'GET /customers/{id}'], 'GET /health').nearMisses).toEqual([]);
  });
});
