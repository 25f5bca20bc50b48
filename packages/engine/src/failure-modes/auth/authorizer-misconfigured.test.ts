import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerMisconfigured } from './authorizer-misconfigured.ts';
import { authorizerMisconfiguredExample } from './authorizer-misconfigured.example.ts';

testFailureMode(authorizerMisconfigured, authorizerMisconfiguredExample);

const { account, request } = authorizerMisconfiguredExample.healthy;
const first = (authorizerId: string, ...texts: string[]) => {
  const lines = [`Starting authorizer: ${authorizerId} for request: 0d2c7f6e-1111-4222-8333-444455556666`, ...texts];
  const log = {
    id: 'log',
    kind: 'log' as const,
    log: 'execution' as const,
    vantage: 'aws' as const,
    relation: 'ambient' as const,
    lines: lines.map((text) => `(0d2c7f6e-1111-4222-8333-444455556666) ${text}`),
  };
  const symptom = { kind: 'failed' as const, status: 500 };
  const [finding] = diagnose(inputOf({ account, request, symptom, observations: [log] }), { fixes: false }).findings;
  return finding && `${finding.id} ${finding.certainty}`;
};

describe('authorizer-misconfigured', () => {
  it('is told by the log alone', () => {
    expect(first('auth01', 'Execution failed due to configuration error: Could not parse policy')).toBe(
      'authorizer-misconfigured likely',
    );
  });

  it('takes a missing permission that is logged during the authorizer for its own', () => {
    expect(first('auth01', 'Execution failed due to configuration error: Invalid permissions on Lambda function')).toBe(
      'authorizer-misconfigured likely',
    );
  });

  it('is no more than possible by the log of another authorizer', () => {
    expect(first('other1', 'Execution failed due to configuration error: Could not parse policy')).toBe(
      'authorizer-misconfigured possible',
    );
  });

  it('is not blamed for what fails after the authorizer', () => {
    const lines = [
      'Successfully completed authorizer execution',
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
    ];
    expect(first('auth01', ...lines)).not.toContain('authorizer-misconfigured');
  });

  describe('with a role of its own', () => {
    const roleArn = `arn:aws:iam::${ids.accountId}:role/calls-authorizer`;
    const trust = (Service: string) =>
      JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] });
    const role = (Service: string) => ({ Arn: roleArn, AssumeRolePolicyDocument: trust(Service) });
    const allows = (name: string, Condition?: object) => [
      {
        PolicyName: 'invoke',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'lambda:InvokeFunction',
              Resource: `arn:aws:lambda:${ids.region}:${ids.accountId}:function:${name}`,
              ...(Condition ? { Condition } : {}),
            },
          ],
        },
      },
    ];
    const found = (parts: object, symptom: Complaint = {}) => {
      if (!('authorizers' in account)) throw new Error('The example is a REST API.');
      const [authorizer] = account.authorizers ?? [];
      const withRole = { ...account, ...parts, authorizers: [{ ...authorizer, authorizerCredentials: roleArn }] };
      return diagnose(inputOf({ account: withRole as typeof account, request, symptom })).findings;
    };
    const gateway = 'apigateway.amazonaws.com';

    it.each([
      ['names another function', { iamRoles: [role(gateway)], identityPolicies: { [roleArn]: allows('old-check') } }],
      ['has no policy', { iamRoles: [role(gateway)], identityPolicies: { [roleArn]: [] } }],
      [
        'trusts another service',
        { iamRoles: [role('lambda.amazonaws.com')], identityPolicies: { [roleArn]: allows('check-token') } },
      ],
    ])('is found where the role %s', (_title, parts) => {
      const [finding] = found(parts, { kind: 'failed', status: 500 });
      expect([finding?.id, finding?.certainty]).toEqual(['authorizer-misconfigured', 'certain']);
      expect(finding?.summary).toContain(roleArn);
    });

    it.each([
      ['lets API Gateway call it', { iamRoles: [role(gateway)], identityPolicies: { [roleArn]: allows('check-*') } }],
      ['cannot be read', {}],
      [
        'has a condition',
        {
          iamRoles: [role(gateway)],
          identityPolicies: { [roleArn]: allows('check-token', { StringEquals: { 'aws:PrincipalTag/a': 'b' } }) },
        },
      ],
    ])('is clear where the role %s, whatever the policy of the function says', (_title, parts) => {
      expect(found(parts)).toEqual([]);
    });
  });
});
