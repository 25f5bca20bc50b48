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

  it.each([
    ['production asks for a key and the canary does not', 50, true, ['canary-split']],
    ['the canary alone is open and no call meets it', 0, true, []],
    ['the canary alone asks for a key', 50, false, ['canary-split']],
    ['the canary alone asks for a key and takes all calls', 100, false, []],
  ])('explains calls that pass though they should not, where %s', (_, percentTraffic, isProductionShut, expected) => {
    const summary = (apiKeyRequired: boolean) => ({ '/orders': { GET: { ...open, apiKeyRequired } } });
    const split = restAccount({
      resources: { '/orders': { GET: { ...proxyMethod('GET'), apiKeyRequired: true } } },
      stage: { canarySettings: { deploymentId: 'dep222', percentTraffic } },
      parts: {
        deployments: [
          { id: ids.deploymentId, createdDate: '2024-03-04T09:20:09.000Z', apiSummary: summary(isProductionShut) },
          { id: 'dep222', createdDate: '2024-05-01T00:00:00Z', apiSummary: summary(!isProductionShut) },
        ],
        deployedSummary: { [ids.stage]: summary(isProductionShut) },
      },
    });
    const symptom = { kind: 'not-enforced', status: 200 } as const;
    const names = diagnose(inputOf({ account: split, request: publicRequest(), symptom }), { fixes: false }).findings;
    expect(names.map(({ id }) => id).filter((id) => id === 'canary-split')).toEqual(expected);
  });
});
