import type { DnsRecord, DomainName } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, restAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { privateDnsCapturesPublicApi } from './private-dns-captures-public-api.ts';
import { privateDnsCapturesPublicApiExample as example } from './private-dns-captures-public-api.example.ts';

testFailureMode(privateDnsCapturesPublicApi, example);

const domain: DomainName = {
  domainName: 'api.example.com',
  regionalDomainName: `d-abc123.execute-api.${ids.region}.amazonaws.com`,
  endpointConfiguration: { types: ['REGIONAL'] },
  domainNameStatus: 'AVAILABLE',
};
const alias: DnsRecord = {
  Name: 'api.example.com.',
  Type: 'A',
  AliasTarget: { DNSName: `d-abc123.execute-api.${ids.region}.amazonaws.com.` },
  HostedZone: { PrivateZone: false },
};
const cname: DnsRecord = {
  Name: 'api.example.com.',
  Type: 'CNAME',
  ResourceRecords: [{ Value: `d-abc123.execute-api.${ids.region}.amazonaws.com` }],
  HostedZone: { PrivateZone: false },
};
const mapped = {
  domainNames: [domain],
  basePathMappings: { 'api.example.com': [{ basePath: '(none)', restApiId: ids.apiId, stage: 'prod' }] },
};
const accountWith = (record: DnsRecord) =>
  restAccount({
    parts: {
      ...networkParts(),
      ...mapped,
      dnsRecords: [record],
      routeTables: example.broken.account.routeTables ?? [],
    },
  });
const throughDomain = vpcRequest({ url: 'https://api.example.com/orders', sourceVpceId: null });
const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);

describe('private-dns-captures-public-api', () => {
  it('is found for a Regional domain published as CNAME', () => {
    expect(found(inputOf({ account: accountWith(cname), request: throughDomain }))).toEqual([
      'private-dns-captures-public-api',
    ]);
  });
  it('is clear for the same domain published as alias', () => {
    expect(found(inputOf({ account: accountWith(alias), request: throughDomain }))).toEqual([]);
  });
  it('offers the custom domain that has an alias, and it verifies', () => {
    const [fix] =
      diagnose(inputOf({ account: accountWith(alias), request: vpcRequest({ sourceVpceId: null }) })).findings[0]
        ?.fixes ?? [];
    expect(fix?.change).toMatchObject({ kind: 'request', url: 'https://api.example.com/orders' });
    expect(['verified', 'likely']).toContain(fix?.verification.state);
  });
  it.each([
    ['still pending', { State: 'pending' }],
    ['in another VPC', { VpcId: 'vpc-0a1b2c3d4e5f60099' }],
    ['without private DNS', { PrivateDnsEnabled: false }],
  ])('is clear where the endpoint is %s', (_, endpoint) => {
    const account = restAccount({
      parts: { ...networkParts(endpoint), routeTables: example.broken.account.routeTables ?? [] },
    });
    expect(found(inputOf({ account, request: vpcRequest({ sourceVpceId: null }) }))).toEqual([]);
  });
  it('is clear for callers outside the VPC', () => {
    const request = { ...example.broken.request, from: 'public-internet', sourceVpcId: null, sourceSubnetId: null };
    expect(found(inputOf({ account: example.broken.account, request }))).toEqual([]);
  });
});
