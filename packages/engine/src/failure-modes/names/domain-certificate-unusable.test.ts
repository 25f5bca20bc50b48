import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { domainCertificateUnusable } from './domain-certificate-unusable.ts';
import { domainCertificateUnusableExample as example } from './domain-certificate-unusable.example.ts';

testFailureMode(domainCertificateUnusable, example);

describe('domain-certificate-unusable', () => {
  it('is found by what the client saw of an expired certificate', () => {
    const symptom = {
      kind: 'no-connection',
      body: 'curl: (60) SSL certificate problem: certificate has expired',
    } as const;
    expect(diagnose(inputOf({ ...example.healthy, symptom })).findings[0]).toMatchObject({
      id: 'domain-certificate-unusable',
      certainty: 'likely',
    });
  });
  it('does not blame the domain for an expired certificate of another host', () => {
    const symptom = { kind: 'no-connection', body: 'certificate has expired' } as const;
    const ids = diagnose(inputOf({ account: example.healthy.account, request: publicRequest(), symptom })).findings.map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('domain-certificate-unusable');
  });
  it('is found by the error of making the domain name', () => {
    const symptom = {
      kind: 'setup-failed',
      status: 400,
      managementCall: 'CreateDomainName',
      body: 'BadRequestException: The provided certificate does not exist.',
    } as const;
    expect(diagnose(inputOf({ account: example.healthy.account, request: null, symptom })).findings[0]?.id).toBe(
      'domain-certificate-unusable',
    );
    const other = { ...symptom, body: 'BadRequestException: The domain name you provided already exists.' };
    expect(diagnose(inputOf({ account: example.healthy.account, request: null, symptom: other })).findings).toEqual([]);
  });
});
