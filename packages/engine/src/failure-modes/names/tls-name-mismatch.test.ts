import type { DnsRecord } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { domainName, privateDomainAccount } from './private-domain-account.ts';
import { tlsNameMismatch } from './tls-name-mismatch.ts';
import { tlsNameMismatchExample as example } from './tls-name-mismatch.example.ts';

testFailureMode(tlsNameMismatch, example);

const record = (Value: string, Type = 'CNAME'): DnsRecord => ({
  Name: 'orders.example.com.',
  Type,
  ResourceRecords: [{ Value }],
  HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
});
const privateWith = (dnsRecord: DnsRecord) =>
  privateAccount({
    parts: {
      dnsRecords: [dnsRecord],
      networkInterfaces: [
        { NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001', PrivateIpAddress: '10.0.1.77', SubnetId: ids.subnetId },
      ],
    },
  });
const request = vpcRequest({ url: 'https://orders.example.com/prod/orders', headers: { 'x-apigw-api-id': ids.apiId } });
const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);

describe('tls-name-mismatch', () => {
  it.each([
    ['the host of an endpoint', record(`${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com`)],
    ['the default host', record(`${ids.apiId}.execute-api.${ids.region}.amazonaws.com`)],
    ['an address of an endpoint', record('10.0.1.77', 'A')],
  ])("is found for a name of one's own at %s", (_, dnsRecord) => {
    expect(found(inputOf({ account: privateWith(dnsRecord), request }))).toEqual(['tls-name-mismatch']);
  });
  it('is clear for a private custom domain name at the host of its endpoint', () => {
    expect(
      found(inputOf({ account: privateDomainAccount(), request: vpcRequest({ url: `https://${domainName}/orders` }) })),
    ).toEqual([]);
  });
  it('corrects the record, and the correction verifies', () => {
    expect(['verified', 'likely']).toContain(
      diagnose(inputOf(example.broken)).findings[0]?.fixes[0]?.verification.state,
    );
  });
  it('does not claim that a client without verification fails', () => {
    const symptom = { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' } as const;
    const headless = vpcRequest({ url: 'https://orders.example.com/prod/orders' });
    const account = privateWith(record(`${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com`));
    expect(found(inputOf({ account, request: headless, symptom }))[0]).toBe('host-header-missing');
  });
});
