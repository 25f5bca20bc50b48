import { hidden, type SnapshotView } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { toFleetDetail } from './to-fleet-detail.ts';
import { toFleetRows } from './to-fleet-rows.ts';

const summary = {
  accountId: '111122223333',
  region: 'eu-west-1',
  id: 'a1',
  name: 'orders',
  kind: 'REST',
  endpointTypes: ['PRIVATE'],
} as const;
const view: SnapshotView = {
  target: ordersSnapshot.target,
  name: 'orders',
  snapshot: ordersSnapshot,
  factAges: [],
  calls: [],
};

describe('a row of the fleet', () => {
  it('tells unknown from no', () => {
    const [known, unknown] = toFleetRows([
      { ...summary, endpointTypes: ['PRIVATE'], hasPolicy: false, disableExecuteApiEndpoint: true },
      { ...summary, endpointTypes: ['PRIVATE'] },
    ]);
    expect([known?.policy, known?.defaultEndpoint]).toEqual(['no', 'disabled']);
    expect([unknown?.policy, unknown?.defaultEndpoint]).toEqual(['unknown', 'unknown']);
  });

  it('does not speak of a policy where there can be none', () => {
    expect(toFleetRows([{ ...summary, kind: 'HTTP', endpointTypes: ['REGIONAL'] }])[0]?.policy).toBe('does not apply');
  });
});

describe('the details of an API in the fleet', () => {
  it('say stages, authorization, the last deployment and undeployed edits', () => {
    expect(toFleetDetail(view)).toEqual({
      kind: 'known',
      stages: 'prod',
      authorization: 'AWS_IAM, NONE',
      deployedAt: '2026-02-01T08:00:00.000Z',
      undeployed: 'prod: 2',
    });
  });

  it('say unknown where a read was denied, never none', () => {
    const api = { ...ordersSnapshot.api, stages: hidden('denied') } as typeof ordersSnapshot.api;
    expect(toFleetDetail({ ...view, snapshot: { ...ordersSnapshot, api } })).toMatchObject({
      stages: 'unknown',
      undeployed: 'unknown',
    });
  });
});
