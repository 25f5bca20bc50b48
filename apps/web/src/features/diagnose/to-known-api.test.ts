import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../testing/fixtures/orders-snapshot.ts';
import { httpSnapshot, webSocketSnapshot } from '../../testing/fixtures/route-snapshots.ts';
import { toKnownApi } from './to-known-api.ts';

describe('what can be suggested about an API', () => {
  it('comes from its facts', () => {
    expect(toKnownApi(ordersSnapshot)).toEqual({
      kind: 'REST',
      stages: ['prod'],
      paths: ['/orders', '/orders/{orderId}'],
      vpcs: [{ value: 'vpc-0aaa000000shared', description: 'shared, 10.20.0.0/16' }],
      subnets: [{ value: 'subnet-0001', description: '10.20.1.0/24, vpc-0aaa000000shared' }],
      endpoints: [{ value: 'vpce-0shared0000000001', description: 'vpc-0aaa000000shared' }],
      keys: [{ value: 'key0000001', description: 'acme' }],
    });
  });

  it('holds no path where a route key is none', () => {
    expect(toKnownApi(httpSnapshot)).toMatchObject({ kind: 'HTTP', paths: ['/orders'] });
    expect(toKnownApi(webSocketSnapshot)).toMatchObject({ kind: 'WEBSOCKET', paths: [], stages: ['prod'] });
  });

  it('is nothing where facts are hidden', () => {
    const account = { ...ordersSnapshot.account, vpcs: hidden('denied') };
    expect(toKnownApi({ ...ordersSnapshot, account }).vpcs).toEqual([]);
  });
});
