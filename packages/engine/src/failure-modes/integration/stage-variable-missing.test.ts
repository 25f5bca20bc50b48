import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { stageVariableMissing } from './stage-variable-missing.ts';
import { stageVariableMissingExample } from './stage-variable-missing.example.ts';

testFailureMode(stageVariableMissing, stageVariableMissingExample);

describe('stage-variable-missing', () => {
  const account = restAccount({
    resources: {
      '/orders': {
        GET: proxyMethod('GET', {
          methodIntegration: {
            type: 'HTTP_PROXY',
            httpMethod: 'GET',
            uri: 'https://backend.example.com/${stageVariables.prefix}/orders',
          },
        }),
      },
    },
  });

  it('is no cause of its own where the address stays valid and nothing was complained of', () => {
    expect(diagnose(inputOf({ account, request: publicRequest() })).findings).toEqual([]);
  });

  it('is found there when the backend answers 404', () => {
    const diagnosis = diagnose(
      inputOf({ account, request: publicRequest(), symptom: { kind: 'refused', status: 404, body: 'no such page' } }),
    );
    expect(diagnosis.findings.map(({ id }) => id)).toContain('stage-variable-missing');
  });

  it('takes the value from another stage', () => {
    const broken = inputOf(stageVariableMissingExample.broken);
    const { api } = broken.snapshot;
    if (api.kind !== 'REST' || api.stages.state !== 'present') throw new Error('the example has stages');
    const stages = { ...api.stages, value: [...api.stages.value, { stageName: 'test', variables: { alias: 'beta' } }] };
    const [fix] =
      diagnose({ ...broken, snapshot: { ...broken.snapshot, api: { ...api, stages } } }).findings[0]?.fixes ?? [];
    expect(fix?.change).toMatchObject({ operations: [{ path: '/api/stages/value/0/variables/alias', value: 'beta' }] });
  });
});
