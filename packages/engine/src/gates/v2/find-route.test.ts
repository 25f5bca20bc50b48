import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoute, routesAtPath } from './find-route.ts';

const keyed = (keys: readonly string[]) => keys.map((routeKey) => ({ routeKey }));
const found = (keys: readonly string[], verb: string, path: string): string | undefined =>
  findRoute(keyed(keys), verb, path)?.route.routeKey;

// The table of https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
const documented = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'];

describe('findRoute', () => {
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
    ['GET', '/', '$default'],
  ])('selects as the documentation says: %s %s', (verb, path, expected) => {
    expect(found(documented, verb, path)).toBe(expected);
  });

  it.each([
    ['the verb before ANY', ['ANY /a', 'GET /a'], 'GET', '/a', 'GET /a'],
    ['ANY of the path before a greedy path of the verb', ['GET /{proxy+}', 'ANY /a'], 'GET', '/a', 'ANY /a'],
    ['a greedy path for a verb that the path lacks', ['POST /a', 'ANY /{proxy+}'], 'GET', '/a', 'ANY /{proxy+}'],
    ['the longer greedy path', ['ANY /{proxy+}', 'ANY /a/{proxy+}'], 'GET', '/a/b', 'ANY /a/{proxy+}'],
    ['the catch-all last', ['$default', 'GET /a'], 'POST', '/a', '$default'],
    ['nothing', ['GET /a'], 'GET', '/b', undefined],
    ['nothing for another case', ['GET /Orders'], 'GET', '/orders', undefined],
    ['nothing above a greedy path', ['ANY /a/{proxy+}'], 'GET', '/a', undefined],
  ])('prefers %s', (_, keys, verb, path, expected) => {
    expect(found(keys, verb, path)).toBe(expected);
  });

  it('tells the values of path variables', () => {
    expect(findRoute(keyed(['GET /pets/{id}']), 'GET', '/pets/7')?.parameters).toEqual({ id: '7' });
    expect(findRoute(keyed(['ANY /a/{proxy+}']), 'GET', '/a/b/c')?.parameters).toEqual({ proxy: 'b/c' });
  });

  it('tells when only the slash at the end keeps a path from its route', () => {
    expect(findRoute(keyed(['GET /a']), 'GET', '/a/')?.isBySlash).toBe(true);
    expect(findRoute(keyed(['GET /a']), 'GET', '/a')?.isBySlash).toBe(false);
    expect(findRoute(keyed(['ANY /{proxy+}']), 'GET', '/a/')?.isBySlash).toBe(false);
  });

  it('does not depend on the order of the routes', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(documented, { minLength: 1 }),
        fc.constantFrom('GET', 'POST'),
        fc.constantFrom('/pets/dog/1', '/pets/cat', '/x', '/'),
        (keys, verb, path) => found(keys, verb, path) === found([...keys].reverse(), verb, path),
      ),
    );
  });
});

describe('routesAtPath', () => {
  it('lists what matches whatever the verb, best first, without the catch-all', () => {
    const routes = keyed(['$default', 'ANY /{proxy+}', 'POST /a', 'GET /b']);
    expect(routesAtPath(routes, '/a').map(({ routeKey }) => routeKey)).toEqual(['POST /a', 'ANY /{proxy+}']);
  });
});
