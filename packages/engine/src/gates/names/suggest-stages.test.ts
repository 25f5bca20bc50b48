import { describe, expect, it } from 'vitest';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { snapshotOf } from '../../testing/snapshot-of.ts';
import { suggestStages } from './suggest-stages.ts';

const get = { GET: proxyMethod('GET') };
const snapshot = snapshotOf(restAccount({ resources: { '/items': get, '/items/{id}': get } }));

describe('suggestStages', () => {
  it.each([
    ['/items/7', '/prod/items/7', 'absent'],
    ['/proditems', '/prod/items', 'no-slash'],
    ['/Prod/items', '/prod/items', 'case'],
    ['/production/items', '/prod/items', 'other'],
    ['//prod/items', '/prod/items', 'slashes'],
  ])('turns %s into %s (%s)', (path, corrected, kind) => {
    expect(suggestStages(snapshot, path)[0]).toMatchObject({ path: corrected, kind });
  });
  it('puts the stage before a path that no route serves either', () => {
    expect(suggestStages(snapshot, '/unknown')).toEqual([
      { stageName: 'prod', path: '/prod/unknown', kind: 'absent', isServed: false },
    ]);
  });
});
