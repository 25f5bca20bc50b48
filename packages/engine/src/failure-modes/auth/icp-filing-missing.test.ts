import { expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { icpFilingMissing } from './icp-filing-missing.ts';
import { icpFilingMissingExample } from './icp-filing-missing.example.ts';

testFailureMode(icpFilingMissing, icpFilingMissingExample);

const symptom = { kind: 'refused' as const, status: 403, body: '{"Message":null}' };

it('has no place outside of China', () => {
  const { findings } = diagnose(inputOf({ account: restAccount(), request: publicRequest(), symptom }));
  expect(findings.map(({ id }) => id)).not.toContain('icp-filing-missing');
});

it('is not what refuses a signed call of a method with AWS_IAM', () => {
  const signed = { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } };
  const account = { ...restAccount({ resources: signed }), region: 'cn-north-1' };
  const request = {
    ...icpFilingMissingExample.broken.request,
    signed: true,
    principal: `arn:aws-cn:iam::${ids.accountId}:user/x`,
  };
  const { findings } = diagnose(inputOf({ account, request, symptom }));
  expect(findings.map(({ id }) => id)).not.toContain('icp-filing-missing');
});
