import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { forbidden, keyedAccount, keyedRequest } from './keyed-account.ts';
import { usagePlanNotAttached } from './usage-plan-not-attached.ts';
import { usagePlanNotAttachedExample } from './usage-plan-not-attached.example.ts';

testFailureMode(usagePlanNotAttached, usagePlanNotAttachedExample);

describe('usage-plan-not-attached', () => {
  it('comes before the missing key: a key alone would not help', () => {
    const input = inputOf({
      account: keyedAccount({ usagePlans: [] }),
      request: publicRequest(),
      symptom: forbidden,
    });
    expect(diagnose(input, { fixes: false }).findings.map(({ id }) => id)).toEqual([
      'usage-plan-not-attached',
      'api-key-missing',
    ]);
  });

  it('adds the key to the plan where it is not in it', () => {
    const input = inputOf({
      account: keyedAccount({
        usagePlans: [{ id: 'plan9', name: 'empty', apiStages: [] }],
        usagePlanKeys: { plan9: [] },
      }),
      request: keyedRequest(),
      symptom: forbidden,
    });
    expect(diagnose(input).findings[0]?.fixes[0]).toMatchObject({
      verification: { state: 'verified' },
      change: {
        operations: [{ path: '/account/usagePlans/value/0/apiStages' }, { path: '/account/usagePlanKeys/plan9/value' }],
      },
    });
  });
});
