import type { Complaint, Stage } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { loggingRoleMissing } from './logging-role-missing.ts';
import { loggingRoleMissingExample } from './logging-role-missing.example.ts';

testFailureMode(loggingRoleMissing, loggingRoleMissingExample);

const silent: Complaint = { kind: 'no-logs', status: 200 };
const idsOf = (stage: Partial<Stage>, cloudwatchRoleArn?: string): string[] =>
  diagnose(
    inputOf({
      account: restAccount({ stage, parts: { getAccount: cloudwatchRoleArn ? { cloudwatchRoleArn } : {} } }),
      request: publicRequest(),
      symptom: silent,
    }),
  ).findings.map(({ id }) => id);
const on: Partial<Stage> = {
  methodSettings: { '*/*': { loggingLevel: 'INFO' } },
  accessLogSettings: {
    destinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`,
    format: '$context.requestId',
  },
};

describe('logging-role-missing', () => {
  it('explains silence where logging is on and no role is set', () => {
    expect(idsOf(on)[0]).toBe('logging-role-missing');
  });

  it('is clear where a role is set', () => {
    expect(idsOf(on, `arn:aws:iam::${ids.accountId}:role/apigw-logs`)).not.toContain('logging-role-missing');
  });

  it('is found where the role trusts another service', () => {
    const arn = `arn:aws:iam::${ids.accountId}:role/apigw-logs`;
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
    const account = restAccount({
      stage: on,
      parts: {
        getAccount: { cloudwatchRoleArn: arn },
        iamRoles: [{ Arn: arn, RoleName: 'apigw-logs', AssumeRolePolicyDocument: trust }],
      },
    });
    const [finding] = diagnose(inputOf({ account, request: publicRequest(), symptom: silent })).findings;
    expect(finding?.summary).toContain('does not trust apigateway.amazonaws.com');
  });

  it('leaves silence to the stage where logging is off', () => {
    expect(idsOf({})).not.toContain('logging-role-missing');
  });

  it('asks for the account settings only when logs are missing', () => {
    const { account } = loggingRoleMissingExample.healthy;
    const { snapshot } = inputOf({ account, request: publicRequest() });
    const hidden = {
      ...snapshot,
      account: { ...snapshot.account, apiGatewayAccount: { state: 'hidden' as const, cause: 'not-asked' as const } },
    };
    expect(diagnose({ ...inputOf({ account, request: publicRequest() }), snapshot: hidden }).wanted).not.toContain(
      '/account/apiGatewayAccount',
    );
  });
});
