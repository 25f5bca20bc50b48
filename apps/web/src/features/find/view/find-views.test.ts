import type { ApiSummary } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { samplePermissions } from '../../../testing/fixtures/samples.ts';
import { toMatches } from './to-matches.ts';
import { toTroubleSpots } from './to-trouble-spots.ts';

const api = (name: string, id: string): ApiSummary => ({
  accountId: '111122223333',
  region: 'eu-west-1',
  id,
  name,
  kind: 'REST',
  endpointTypes: ['REGIONAL'],
});
const apis = [api('old-orders', 'a1'), api('orders', 'b2'), api('orders-v2', 'c3'), api('payments', 'd4')];

describe('the APIs that fit a text', () => {
  it.each([
    ['orders', ['orders', 'orders-v2', 'old-orders']],
    ['ORDERS', ['orders', 'orders-v2', 'old-orders']],
    ['d4', ['payments']],
    ['nothing', []],
    ['  ', []],
  ])('%j are %j, best first', (text, names) => {
    expect(toMatches(apis, text).map(({ name }) => name)).toEqual(names);
  });
});

describe('the trouble spots', () => {
  it('are lists that could not be read, and reads that were refused', () => {
    const problem = {
      type: '',
      title: 'The Region does not answer',
      status: 504,
      detail: '',
      code: 'region-unreachable',
      remedy: '',
    } as const;
    const list = {
      apis: [],
      problems: [{ accountId: '111122223333', region: 'eu-central-1', kinds: ['REST' as const], problem }],
      readAt: 'x',
    };
    expect(toTroubleSpots(list, samplePermissions).map(({ text }) => text)).toEqual([
      '111122223333 / eu-central-1: REST APIs could not be listed. The Region does not answer.',
      '111122223333 / eu-west-1: AWS refuses ec2:DescribeNetworkAcls. Unknown: Network ACLs.',
    ]);
  });

  it('are none where everything could be read, or nothing is known yet', () => {
    expect(toTroubleSpots({ apis: [], problems: [], readAt: 'x' }, { ...samplePermissions, missing: [] })).toEqual([]);
    expect(toTroubleSpots(undefined, undefined)).toEqual([]);
  });
});
