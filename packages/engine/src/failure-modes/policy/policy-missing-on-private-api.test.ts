import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { networkParts, privateAccount, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyMissingOnPrivateApi } from './policy-missing-on-private-api.ts';
import { policyMissingOnPrivateApiExample } from './policy-missing-on-private-api.example.ts';

testFailureMode(policyMissingOnPrivateApi, policyMissingOnPrivateApiExample);

describe('policy-missing-on-private-api', () => {
  const symptom = {
    kind: 'setup-failed' as const,
    managementCall: 'CreateDeployment',
    status: 400,
    body: '{"message":"Private REST API doesn\'t have a resource policy attached to it"}',
  };

  it('explains a deployment that AWS refuses', () => {
    const account = { ...restAccount({ endpointType: 'PRIVATE', parts: networkParts() }), stages: [] };
    expect(diagnose(inputOf({ account, request: null, symptom })).findings[0]?.id).toBe(
      'policy-missing-on-private-api',
    );
  });

  it('explains a failed deployment of which nothing more was told', () => {
    const account = { ...restAccount({ endpointType: 'PRIVATE', parts: networkParts() }), stages: [] };
    const { body: _, ...silent } = symptom;
    expect(diagnose(inputOf({ account, request: null, symptom: silent })).findings[0]?.id).toBe(
      'policy-missing-on-private-api',
    );
    const other = { ...symptom, body: '{"message":"No integration defined for method"}' };
    const { findings } = diagnose(inputOf({ account, request: null, symptom: other }));
    expect(findings.map(({ id }) => id)).toEqual(['changes-not-deployed']);
  });

  it('is clear once a policy is attached', () => {
    expect(diagnose(inputOf({ account: privateAccount(), request: null, symptom })).findings).toEqual([]);
  });
});
