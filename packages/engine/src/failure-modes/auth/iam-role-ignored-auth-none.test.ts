import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamRoleIgnoredAuthNone } from './iam-role-ignored-auth-none.ts';
import { iamRoleIgnoredAuthNoneExample } from './iam-role-ignored-auth-none.example.ts';

testFailureMode(iamRoleIgnoredAuthNone, iamRoleIgnoredAuthNoneExample);

const caller = `arn:aws:iam::${ids.accountId}:role/guest`;
const judged = (authorizationType: string, Effect: 'Allow' | 'Deny'): string[] =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: { '/orders': { GET: proxyMethod('GET', { authorizationType }) } },
        parts: {
          identityPolicies: {
            [caller]: [
              {
                PolicyName: 'call',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: '*' }],
                },
              },
            ],
          },
        },
      }),
      request: publicRequest({ signed: true, principal: `arn:aws:sts::${ids.accountId}:assumed-role/guest/session` }),
      symptom: { kind: 'not-enforced', status: 200 },
    }),
  ).findings.map(({ id }) => id);

describe('a signed call of a REST API that should have been refused', () => {
  it('is not judged by IAM where the method asks nobody', () => {
    expect(judged('NONE', 'Deny')[0]).toBe('iam-role-ignored-auth-none');
  });

  it('has another reason where the caller is allowed, or IAM is asked', () => {
    expect(judged('NONE', 'Allow')).not.toContain('iam-role-ignored-auth-none');
    expect(judged('AWS_IAM', 'Deny')).not.toContain('iam-role-ignored-auth-none');
  });
});
