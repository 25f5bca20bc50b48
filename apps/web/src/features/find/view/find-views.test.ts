import type { ApiScan, ApiSummary, ScanFinding } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { samplePermissions } from '../../../testing/fixtures/samples.ts';
import { toMatches } from './to-matches.ts';
import { type ScannedApi, toScanSpots, toScanState } from './to-scan-spots.ts';
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

describe('the trouble spots of a scan', () => {
  const finding = (id: string, severity: ScanFinding['severity']): ScanFinding => ({
    id,
    title: `Title of ${id}`,
    severity,
    summary: 'x',
    places: [],
  });
  const scanned = (summary: ApiSummary, findings: ScanFinding[], missing: ApiScan['missing'] = []): ScannedApi => ({
    api: summary,
    outcome: {
      kind: 'scanned',
      scan: {
        target: { accountId: summary.accountId, region: summary.region, apiId: summary.id, kind: summary.kind },
        findings,
        isChecked: true,
        missing,
        calls: 3,
        readAt: 'x',
      },
    },
  });

  it('are what breaks and what exposes, heaviest first, each a link to its API', () => {
    const spots = toScanSpots([
      scanned(api('orders', 'b2'), [finding('data-trace-enabled', 'medium'), finding('tracing-off', 'low')]),
      scanned(api('payments', 'd4'), [finding('usage-plan-not-attached', 'high')]),
      { api: api('unscanned', 'e5'), outcome: undefined },
    ]);
    expect(spots.map(({ text, tone, href }) => [text, tone, href])).toEqual([
      ['payments: Title of usage-plan-not-attached', 'bad', '/apis/111122223333/eu-west-1/d4/overview'],
      ['orders: Title of data-trace-enabled', 'warn', '/apis/111122223333/eu-west-1/b2/overview'],
    ]);
  });

  it('say how much of the fleet they speak of, and what was not read', () => {
    const problem = { type: '', title: 'x', status: 503, detail: '', code: 'throttled', remedy: '' } as const;
    expect(toScanState([{ api: api('a', 'a1'), outcome: undefined }])).toBeUndefined();
    expect(
      toScanState([
        scanned(api('a', 'a1'), []),
        scanned(api('b', 'b2'), [], [{ pointer: '/api/stages', cause: 'denied' }]),
        { api: api('c', 'c3'), outcome: { kind: 'failed', problem } },
        { api: api('d', 'd4'), outcome: undefined },
      ]),
    ).toBe('2 of 4 APIs scanned. 1 could not be read. Of 1 not everything could be read.');
  });
});
