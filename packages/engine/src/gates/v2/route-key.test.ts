import { describe, expect, it } from 'vitest';
import { parseRouteKey, wordsOfRouteKey } from './route-key.ts';

describe('parseRouteKey', () => {
  it.each([
    ['GET /pets/{id}', { kind: 'path', verb: 'GET', path: '/pets/{id}' }],
    ['any /{proxy+}', { kind: 'path', verb: 'ANY', path: '/{proxy+}' }],
    ['POST /', { kind: 'path', verb: 'POST', path: '/' }],
    ['$default', { kind: 'default' }],
    ['$connect', { kind: 'name', name: '$connect' }],
    ['send message', { kind: 'name', name: 'send message' }],
    ['join/room', { kind: 'name', name: 'join/room' }],
  ])('takes %s apart', (text, expected) => {
    expect(parseRouteKey(text)).toEqual(expected);
  });
});

describe('wordsOfRouteKey', () => {
  it('calls what has no path a route', () => {
    expect(wordsOfRouteKey('$connect')).toEqual({ verb: 'route', path: '$connect' });
    expect(wordsOfRouteKey('GET /pets')).toEqual({ verb: 'GET', path: '/pets' });
  });
});
