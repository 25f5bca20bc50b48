import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, invokeUrl, privateAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyNoMatchingAllow } from './policy-no-matching-allow.ts';
import { policyNoMatchingAllowExample } from './policy-no-matching-allow.example.ts';

testFailureMode(policyNoMatchingAllow, policyNoMatchingAllowExample);

describe('policy-no-matching-allow', () => {
  it('says what is not known of the caller, and offers no policy that admits everybody', () => {
    const account = privateAccount();
    const request = { method: 'GET', url: invokeUrl(), from: 'vpc' };
    const [finding] = diagnose(inputOf({ account, request, symptom: { kind: 'refused', status: 403 } })).findings;
    expect(finding).toMatchObject({ id: 'policy-no-matching-allow', certainty: 'possible', fixes: [] });
    expect(finding?.summary).toContain(
      `aws:SourceVpce ${ids.vpceId}, and what the request carries as that is not known`,
    );
  });
});
