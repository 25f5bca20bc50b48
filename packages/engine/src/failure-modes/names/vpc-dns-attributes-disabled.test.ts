import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, privateAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpcDnsAttributesDisabled } from './vpc-dns-attributes-disabled.ts';
import { vpcDnsAttributesDisabledExample as example } from './vpc-dns-attributes-disabled.example.ts';

testFailureMode(vpcDnsAttributesDisabled, example);

const off = (attribute: string) => {
  const parts = networkParts();
  return privateAccount({
    parts: { ...parts, dnsRecords: [], vpcs: (parts.vpcs ?? []).map((vpc) => ({ ...vpc, [attribute]: false })) },
  });
};

describe('vpc-dns-attributes-disabled', () => {
  it.each(['enableDnsSupport', 'enableDnsHostnames'])('names %s, and turning it on verifies', (attribute) => {
    const [finding] = diagnose(inputOf({ ...example.broken, account: off(attribute) })).findings;
    expect(finding?.evidence.map(({ pointer }) => pointer)).toContain(
      `/account/vpcDns/${ids.vpcId}/value/${attribute}`,
    );
    expect(['verified', 'likely']).toContain(finding?.fixes[0]?.verification.state);
  });
  it('is found by the error of turning private DNS on', () => {
    const body = `InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${ids.vpcId}`;
    const symptom = { kind: 'setup-failed', status: 400, body, managementCall: 'CreateVpcEndpoint' } as const;
    const [finding] = diagnose(inputOf({ account: off('enableDnsHostnames'), request: null, symptom })).findings;
    expect(finding?.id).toBe('vpc-dns-attributes-disabled');
    expect(finding?.fixes).toHaveLength(1);
  });
  it('comes second where private DNS is off as well', () => {
    const account = off('enableDnsHostnames');
    const endpoints = (account.vpcEndpoints ?? []).map((endpoint) => ({ ...endpoint, PrivateDnsEnabled: false }));
    const found = diagnose(inputOf({ ...example.broken, account: { ...account, vpcEndpoints: endpoints } })).findings;
    expect(found.map(({ id }) => id)).toEqual(['vpce-private-dns-disabled', 'vpc-dns-attributes-disabled']);
  });
});
