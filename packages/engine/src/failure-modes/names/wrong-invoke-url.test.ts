import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { wrongInvokeUrl } from './wrong-invoke-url.ts';
import { wrongInvokeUrlExample as example } from './wrong-invoke-url.example.ts';
import { wrongInvokeUrlVariants as variants } from './wrong-invoke-url-variants.ts';

testFailureMode(wrongInvokeUrl, example);

describe('wrong-invoke-url', () => {
  it.each(Object.entries(variants))('is found first: %s', (_, scenario) => {
    const [finding] = diagnose(inputOf(scenario)).findings;
    expect(finding?.id).toBe('wrong-invoke-url');
    expect(finding?.summary).toMatch(/\.$/);
  });
  it('corrects the scheme, and the correction verifies', () => {
    const [fix] = diagnose(inputOf(example.broken)).findings[0]?.fixes ?? [];
    expect(fix?.change).toMatchObject({
      kind: 'request',
      url: `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
    });
    expect(['verified', 'likely']).toContain(fix?.verification.state);
  });
  it('says nothing of an on-premises caller whose request got through', () => {
    const request = vpcRequest({ from: 'on-prem', sourceVpcId: null, sourceSubnetId: null, sourceIp: '10.0.1.25' });
    const diagnosis = diagnose(inputOf({ account: privateAccount(), request }));
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.outcome.verdict).toBe('unknown');
  });
  it('suspects another resolver where private DNS would answer', () => {
    const symptom = { kind: 'no-connection', body: 'getaddrinfo ENOTFOUND' } as const;
    const [finding] = diagnose(inputOf({ account: privateAccount(), request: vpcRequest(), symptom })).findings;
    expect(finding).toMatchObject({ id: 'wrong-invoke-url', certainty: 'possible' });
    expect(finding?.summary).toContain('own resolver');
  });
  it.each([
    `${ids.apiId}.execute-api.amazonaws.com`,
    `${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.vpce.amazonaws.com`,
    `${ids.vpceId}-${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
  ])('is found for a host of no known form: %s', (host) => {
    const request = vpcRequest({ url: `https://${host}/prod/orders` });
    expect(diagnose(inputOf({ account: privateAccount(), request })).findings[0]?.id).toBe('wrong-invoke-url');
  });
});
