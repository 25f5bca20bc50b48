import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamIdentityPolicyDeny } from './iam-identity-policy-deny.ts';
import { iamIdentityPolicyDenyExample } from './iam-identity-policy-deny.example.ts';

testFailureMode(iamIdentityPolicyDeny, iamIdentityPolicyDenyExample);

describe('the fix, where the policy that says too little is a managed one', () => {
  const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;
  const firstFix = (PolicyArn: string, Effect: string) => {
    const Statement = [{ Effect, Action: 'execute-api:Invoke', Resource: Effect === 'Deny' ? '*' : 'arn:aws:s3:::x' }];
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
      parts: {
        identityPolicies: {
          [role]: [{ PolicyName: 'shared', PolicyArn, PolicyDocument: { Version: '2012-10-17', Statement } }],
        },
      },
    });
    const request = publicRequest({ signed: true, principal: role });
    return diagnose(inputOf({ account, request, symptom: { kind: 'refused', status: 403 } })).findings[0]?.fixes[0];
  };
  const own = `arn:aws:iam::${ids.accountId}:policy/shared`;

  it('allows the call in a policy of the caller alone', () => {
    const fix = firstFix(own, 'Allow');
    expect(fix?.verification.state).toBe('verified');
    expect(fix?.rendered.find(({ format }) => format === 'cli')?.text).toContain('aws iam put-role-policy');
  });

  it('takes a Deny out of it, and says that others share it', () => {
    const fix = firstFix(own, 'Deny');
    expect(fix?.notes.join()).toContain('whoever else it is attached to');
    expect(fix?.rendered.find(({ format }) => format === 'cli')?.text).not.toContain('put-role-policy');
  });

  it('edits no policy of AWS', () => {
    expect(firstFix('arn:aws:iam::aws:policy/Denies', 'Deny')?.change.kind).toBe('advice');
  });
});
