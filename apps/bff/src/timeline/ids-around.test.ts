import { present, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { makeSnapshot } from '../testing/fakes.ts';
import { idsAround } from './ids-around.ts';

const readAt = '2025-01-01T00:00:00Z';
const endpoint = (VpcEndpointId: string, GroupId: string) => ({ VpcEndpointId, Groups: [{ GroupId }] });

const snapshotWith = (types: string[], vpcEndpointIds?: string[]): Snapshot => {
  const snapshot = makeSnapshot('a1b2c3d4e5');
  if (snapshot.api.kind !== 'REST') throw new Error('The example is a REST API');
  const endpointConfiguration = { types, ...(vpcEndpointIds ? { vpcEndpointIds } : {}) };
  return {
    ...snapshot,
    api: { ...snapshot.api, restApi: present({ id: 'a1b2c3d4e5', name: 'orders', endpointConfiguration }, readAt) },
    account: {
      ...snapshot.account,
      vpcEndpoints: present([endpoint('vpce-1', 'sg-1'), endpoint('vpce-2', 'sg-2')], readAt),
      usagePlans: present(
        [
          { id: 'plan1', apiStages: [{ apiId: 'a1b2c3d4e5', stage: 'prod' }] },
          { id: 'plan2', apiStages: [{ apiId: 'other', stage: 'prod' }] },
        ],
        readAt,
      ),
    },
  };
};

describe('what stands around a stage', () => {
  it('is the endpoint that is associated, its security groups, and the plans that hold the stage', () => {
    expect(idsAround(snapshotWith(['PRIVATE'], ['vpce-2']), 'prod')).toEqual(['vpce-2', 'sg-2', 'plan1']);
    expect(idsAround(snapshotWith(['PRIVATE'], ['vpce-2']), 'test')).toEqual(['vpce-2', 'sg-2']);
  });

  it('is every endpoint where a private API names none', () => {
    expect(idsAround(snapshotWith(['PRIVATE']), 'test')).toEqual(['vpce-1', 'sg-1', 'vpce-2', 'sg-2']);
  });

  it('is no endpoint for a public API, and nothing that may not be read', () => {
    expect(idsAround(snapshotWith(['REGIONAL']), 'test')).toEqual([]);
    expect(idsAround(makeSnapshot(), 'prod')).toEqual([]);
  });
});
