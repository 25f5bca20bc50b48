import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePaths, matchPath, matchRoute, splitPath } from './match-route.ts';

const patterns = (...texts: string[]) =>
  texts.map((text) => {
    const [verb = '', path = ''] = text.split(' ');
    return { verb, path };
  });

const served = (routes: readonly string[], request: string): string | undefined => {
  const [verb = '', path = ''] = request.split(' ');
  const match = matchRoute(patterns(...routes), verb, splitPath(path));
  return match && `${match.pattern.verb} ${match.pattern.path}`;
};

describe('matchRoute', () => {
  it.each([
    ['a literal before a parameter', ['GET /users/{id}', 'GET /users/me'], 'GET /users/me', 'GET /users/me'],
    ['a parameter before a greedy one', ['ANY /{proxy+}', 'GET /users/{id}'], 'GET /users/7', 'GET /users/{id}'],
    ['the deeper greedy one', ['ANY /{proxy+}', 'ANY /auth/{proxy+}'], 'POST /auth/login', 'ANY /auth/{proxy+}'],
    ['the verb before ANY on one path', ['ANY /users', 'GET /users'], 'GET /users', 'GET /users'],
    [
      'ANY of the exact path before the verb of a greedy one',
      ['OPTIONS /{proxy+}', 'ANY /test/any'],
      'OPTIONS /test/any',
      'ANY /test/any',
    ],
    [
      'a greedy one where the exact path lacks the verb',
      ['ANY /{proxy+}', 'OPTIONS /jobs'],
      'GET /jobs',
      'ANY /{proxy+}',
    ],
    [
      'a parameter where the literal lacks the verb',
      ['PATCH /users/me', 'GET /users/{id}'],
      'GET /users/me',
      'GET /users/{id}',
    ],
    ['the outer greedy one for a deeper path', ['ANY /{proxy+}', 'GET /jobs/{id}'], 'GET /jobs/1/log', 'ANY /{proxy+}'],
    ['a path with a slash at its end', ['GET /users'], 'GET /users/', 'GET /users'],
    ['a path that begins with two slashes', ['GET /users'], 'GET //users', 'GET /users'],
    ['the root', ['GET /'], 'GET /', 'GET /'],
    ['an encoded literal', ['GET /a.b'], 'GET /a%2Eb', 'GET /a.b'],
    ['an encoded slash as one segment', ['GET /files/{name}'], 'GET /files/a%2Fb', 'GET /files/{name}'],
  ])('serves %s', (_, routes, request, expected) => {
    expect(served(routes, request)).toBe(expected);
  });

  it.each([
    ['the parent of a greedy path', ['ANY /api/{proxy+}'], 'GET /api'],
    ['the parent of a greedy path with a slash', ['ANY /api/{proxy+}'], 'GET /api/'],
    ['the root under a greedy path', ['ANY /{proxy+}'], 'GET /'],
    ['another verb', ['POST /users'], 'GET /users'],
    ['HEAD where only GET is defined', ['GET /users'], 'HEAD /users'],
    ['a verb that ANY does not stand for', ['ANY /users'], 'PROPFIND /users'],
    ['another case', ['GET /users'], 'GET /Users'],
    ['a longer path', ['GET /users/{id}'], 'GET /users/1/orders'],
    ['an empty segment as a parameter', ['GET /users/{id}/orders'], 'GET /users//orders'],
    ['malformed encoding as a literal', ['GET /users'], 'GET /%E0%A4%A'],
  ])('does not serve %s', (_, routes, request) => {
    expect(served(routes, request)).toBeUndefined();
  });

  it('tells the values of the parameters as sent', () => {
    const match = matchRoute(patterns('GET /a/{one}/{rest+}'), 'GET', splitPath('/a/x%20y/b/c'));
    expect(match?.parameters).toEqual({ one: 'x%20y', rest: 'b/c' });
  });
});

const segment = fc.constantFrom('a', 'b', 'c', 'users', '{x}', '{y}');
const template = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.boolean())
  .map(([parts, greedy]) => `/${[...parts, ...(greedy ? ['{proxy+}'] : [])].join('/')}`);
const verb = fc.constantFrom('GET', 'POST', 'ANY', 'OPTIONS');
const routes = fc.array(fc.record({ path: template, verb }), { maxLength: 12 });
const path = fc.array(fc.constantFrom('a', 'b', 'c', 'users', 'z', '%61'), { maxLength: 6 });

describe('matchRoute, for any routes', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(routes, path, (list, segments) => {
        const there = matchRoute(list, 'GET', segments)?.pattern;
        const back = matchRoute([...list].reverse(), 'GET', segments)?.pattern;
        expect(there === undefined).toBe(back === undefined);
        if (there && back) expect([comparePaths(there.path, back.path), there.verb]).toEqual([0, back.verb]);
      }),
      { numRuns: 2000 },
    );
  });

  it('selects a route whose path matches, and no better one exists', () => {
    fc.assert(
      fc.property(routes, path, (list, segments) => {
        const found = matchRoute(list, 'GET', segments);
        const able = list.filter(({ path: own, verb: v }) => (v === 'GET' || v === 'ANY') && matchPath(own, segments));
        expect(found === undefined).toBe(able.length === 0);
        if (found)
          for (const other of able) expect(comparePaths(found.pattern.path, other.path)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('never stops serving a request because a route is added', () => {
    fc.assert(
      fc.property(routes, fc.record({ path: template, verb }), path, (list, extra, segments) => {
        if (matchRoute(list, 'GET', segments)) expect(matchRoute([...list, extra], 'GET', segments)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('ignores slashes at the end of the request', () => {
    fc.assert(
      fc.property(routes, path, (list, segments) => {
        const text = `/${segments.join('/')}`;
        expect(matchRoute(list, 'GET', splitPath(`${text}/`))).toEqual(matchRoute(list, 'GET', splitPath(text)));
      }),
      { numRuns: 1000 },
    );
  });
});
