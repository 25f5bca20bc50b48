import type { ApiScan } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
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
const scan: ApiScan = {
  target: { accountId: '111122223333', region: 'eu-west-1', apiId: 'a1', kind: 'REST' },
  stages: [
    { name: 'prod', deployedAt: '2026-02-01T08:00:00.000Z', undeployed: 2 },
    { name: 'test', deployedAt: '2026-01-01T08:00:00.000Z', undeployed: 0 },
  ],
  authorization: ['AWS_IAM', 'NONE'],
  findings: [
    { id: 'integration-permission', title: 'x', severity: 'high', summary: 'x', places: [] },
    { id: 'tracing-off', title: 'x', severity: 'low', summary: 'x', places: [] },
  ],
  isChecked: true,
  missing: [],
  calls: 3,
  readAt: '2026-03-02T09:00:00.000Z',
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
  it('say stages, authorization, the last deployment, undeployed edits and findings by severity', () => {
    expect(toFleetDetail({ kind: 'scanned', scan })).toEqual({
      kind: 'known',
      stages: 'prod, test',
      authorization: 'AWS_IAM, NONE',
      deployedAt: '2026-02-01T08:00:00.000Z',
      undeployed: 'prod: 2, test: none',
      findings: { high: 1, medium: 0, low: 1 },
      isChecked: true,
      missing: 0,
    });
  });

  it('say unknown where a read was denied, never none', () => {
    const { stages: _stages, authorization: _authorization, ...rest } = scan;
    expect(toFleetDetail({ kind: 'scanned', scan: rest })).toMatchObject({
      stages: 'unknown',
      authorization: 'unknown',
      undeployed: 'unknown',
    });
    const stages = [{ name: 'prod' }];
    expect(toFleetDetail({ kind: 'scanned', scan: { ...scan, stages } })).toMatchObject({
      undeployed: 'prod: unknown',
    });
  });

  it('say why an API could not be read', () => {
    const problem = {
      type: '',
      title: 'AWS is throttling the console',
      status: 503,
      detail: '',
      code: 'throttled',
      remedy: '',
    } as const;
    expect(toFleetDetail({ kind: 'failed', problem })).toEqual({
      kind: 'failed',
      why: 'AWS is throttling the console',
    });
  });
});
