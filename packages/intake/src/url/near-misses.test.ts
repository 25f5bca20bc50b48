import { describe, expect, it } from 'vitest';
import type { KnownApi } from './near-misses.ts';
import { nearMisses } from './near-misses.ts';

const host = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
const orders: KnownApi = {
  id: 'a1b2c3d4e5',
  stages: ['dev', 'prod'],
  paths: ['/', '/items', '/items/{id}', '/orders/{id}/lines', '/files/{proxy+}', '/dev/tools'],
};
const misses = (path: string, api: KnownApi = orders): string[] =>
  nearMisses({ url: `${host}${path}`, apis: [api] }).map(({ kind, url }) => `${kind} ${url.replace(host, '')}`);

describe('nearMisses', () => {
  it('says what was meant in a sentence', () => {
    expect(nearMisses({ url: `${host}/devitems`, apis: [orders] })).toEqual([
      {
        kind: 'slash-missing',
        text: '`devitems` is no stage; did you mean `dev/items`?',
        url: `${host}/dev/items`,
      },
    ]);
  });

  it.each([
    ['/dev/items', []],
    ['/dev/items/7?page=2', []],
    ['/dev/files/a/b/c', []],
    ['/dev/dev/tools', []],
    ['/devitems/7?page=2', ['slash-missing /dev/items/7?page=2']],
    ['/Dev/items', ['stage-case /dev/items']],
    ['/porod/items', ['stage-slip /prod/items']],
    ['/items', ['stage-missing /dev/items', 'stage-missing /prod/items']],
    ['/', ['stage-missing /dev/', 'stage-missing /prod/']],
    ['/dev/dev/items', ['stage-doubled /dev/items']],
    ['/dev//items', ['slash-doubled /dev/items']],
    ['//dev/items', ['slash-doubled /dev/items']],
    ['/dev/items/', ['slash-trailing /dev/items']],
    ['/dev/Items', ['path-case /dev/items']],
    ['/dev/itmes', ['path-slip /dev/items']],
    ['/dev/orders/7/line', ['path-slip /dev/orders/7/lines']],
    ['/dev/something/else', []],
    ['/completely/other', []],
  ])('%s', (path, expected) => {
    expect(misses(path)).toEqual(expected);
  });

  it('offers the only stage, and only then, where the paths are not known', () => {
    expect(misses('/items', { id: orders.id, stages: ['prod'] })).toEqual(['stage-missing /prod/items']);
    expect(misses('/items', { id: orders.id, stages: ['prod', 'dev'] })).toEqual([]);
    expect(misses('/prod/anything', { id: orders.id, stages: ['prod'] })).toEqual([]);
  });

  it('says nothing where a $default stage takes every path', () => {
    expect(misses('/items', { id: orders.id, stages: ['$default'] })).toEqual([]);
  });

  it('finds the API whose id was meant', () => {
    const url = 'https://a1b2c3d4e6.execute-api.eu-west-1.amazonaws.com/dev/items';
    expect(nearMisses({ url, apis: [orders, { id: 'zzzzzzzzz9', stages: [] }] })).toEqual([
      { kind: 'api-slip', text: 'There is no API `a1b2c3d4e6`; did you mean `a1b2c3d4e5`?', url: `${host}/dev/items` },
    ]);
  });

  it('looks behind an endpoint name where one API only can be meant', () => {
    const url = 'https://vpce-0a1b2c3d4e5f60718-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com/devitems';
    expect(nearMisses({ url, apis: [orders] }).map(({ kind }) => kind)).toEqual(['slash-missing']);
    expect(nearMisses({ url, apis: [orders, orders] })).toEqual([]);
  });

  it('says nothing of texts that are no URL and of hosts that are not known', () => {
    expect(nearMisses({ url: 'nonsense', apis: [orders] })).toEqual([]);
    expect(nearMisses({ url: 'https://api.example.com/devitems', apis: [orders] })).toEqual([]);
  });
});
