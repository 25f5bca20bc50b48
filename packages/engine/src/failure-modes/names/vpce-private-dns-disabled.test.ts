import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, vpcEndpoint, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpcePrivateDnsDisabled } from './vpce-private-dns-disabled.ts';
import { vpcePrivateDnsDisabledExample as example } from './vpce-private-dns-disabled.example.ts';

testFailureMode(vpcePrivateDnsDisabled, example);

const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);
const notFound = { kind: 'no-connection', body: 'getaddrinfo ENOTFOUND' } as const;

describe('vpce-private-dns-disabled', () => {
  it('is likely only, where hosted zones cannot be read', () => {
    const account = privateAccount({}, { PrivateDnsEnabled: false });
    const [finding] = diagnose(inputOf({ account, request: vpcRequest(), symptom: notFound })).findings;
    expect(finding).toMatchObject({ id: 'vpce-private-dns-disabled', certainty: 'likely' });
    expect(found(inputOf({ account, request: vpcRequest() }))).toEqual([]);
  });
  it('is found where no endpoint has private DNS, whichever VPC the caller is in', () => {
    const account = privateAccount({}, { PrivateDnsEnabled: false });
    const request = vpcRequest({ sourceVpcId: null, sourceSubnetId: null, sourceVpceId: null });
    expect(found(inputOf({ account, request, symptom: notFound }))).toEqual(['vpce-private-dns-disabled']);
  });
  it('is clear where a zone of the VPC answers for the API', () => {
    const record = {
      Name: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com.`,
      Type: 'A',
      AliasTarget: { DNSName: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com.` },
      HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
    };
    const account = privateAccount({ parts: { dnsRecords: [record] } }, { PrivateDnsEnabled: false });
    expect(found(inputOf({ account, request: vpcRequest() }))).toEqual([]);
  });
  it('is clear where another endpoint of the VPC has private DNS on', () => {
    const second = vpcEndpoint({ VpcEndpointId: 'vpce-0a1b2c3d4e5f60009', PrivateDnsEnabled: false });
    const account = privateAccount({ parts: { vpcEndpoints: [second, vpcEndpoint()] } });
    expect(found(inputOf({ account, request: vpcRequest() }))).toEqual([]);
  });
  it('offers the alias first, and it verifies', () => {
    const account = privateAccount(
      {
        restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } },
        parts: { dnsRecords: [] },
      },
      { PrivateDnsEnabled: false },
    );
    const [fix] = diagnose(inputOf({ account, request: vpcRequest(), symptom: notFound })).findings[0]?.fixes ?? [];
    expect(fix?.change).toMatchObject({
      kind: 'request',
      url: `https://${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
    });
    expect(fix?.verification.state).not.toBe('suggestion');
  });
});
