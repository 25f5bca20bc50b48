import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { canarySplit } from './canary-split.ts';
import { canarySplitExample } from './canary-split.example.ts';

testFailureMode(canarySplit, canarySplitExample);

const open = { authorizationType: 'NONE', apiKeyRequired: false };
const account = (canaryTime: string, percentTraffic: number) =>
  restAccount({
    resources: { '/orders': { GET: proxyMethod('GET') } },
    stage: { canarySettings: { deploymentId: 'dep222', percentTraffic } },
    parts: {
      deployments: [
        { id: ids.deploymentId, createdDate: '2024-03-04T09:20:09.000Z' },
        { id: 'dep222', createdDate: canaryTime, apiSummary: { '/orders': { GET: open } } },
      ],
    },
  });
const found = (canaryTime: string, percentTraffic: number, kind: 'not-updated' | 'sometimes' | 'refused') =>
  diagnose(
    inputOf({ account: account(canaryTime, percentTraffic), request: publicRequest(), symptom: { kind, status: 200 } }),
    { fixes: false },
  ).findings.map(({ id }) => id);

describe('canary-split, where both draws pass', () => {
  it('explains a change that only the canary got, whatever its share', () => {
    expect(found('2024-05-01T00:00:00Z', 0, 'not-updated')).toContain('canary-split');
    expect(found('2024-05-01T00:00:00Z', 10, 'not-updated')).toContain('canary-split');
  });

  it('explains what happens only sometimes, if the canary takes traffic', () => {
    expect(found('2024-01-01T00:00:00Z', 10, 'sometimes')).toContain('canary-split');
    expect(found('2024-01-01T00:00:00Z', 0, 'sometimes')).not.toContain('canary-split');
  });

  it('does not explain a refusal', () => {
    expect(found('2024-05-01T00:00:00Z', 10, 'refused')).not.toContain('canary-split');
  });
});
