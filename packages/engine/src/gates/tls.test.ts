import type { DnsRecord, DomainName } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids, invokeUrl, privateAccount, publicRequest, restAccount, vpcRequest } from '../testing/build-account.ts';
import { runTo } from './names/run-to.ts';

const target = `d-abc.execute-api.${ids.region}.amazonaws.com`;
const domain = (changes: Partial<DomainName> = {}): DomainName => ({
  domainName: 'api.example.com',
  regionalDomainName: target,
  endpointConfiguration: { types: ['REGIONAL'] },
  domainNameStatus: 'AVAILABLE',
  ...changes,
});
const record = (Value: string): DnsRecord => ({
  Name: 'api.example.com.',
  Type: 'CNAME',
  ResourceRecords: [{ Value }],
});
const accountWith = (parts: object) =>
  restAccount({
    parts: {
      basePathMappings: { 'api.example.com': [{ basePath: '(none)', restApiId: ids.apiId, stage: 'prod' }] },
      ...parts,
    },
  });
const said = (account: Parameters<typeof runTo>[1], request: Parameters<typeof runTo>[2]): string => {
  const { result } = runTo('tls', account, request);
  return [result.outcome, result.reason].filter(Boolean).join(' ');
};
const call = publicRequest({ url: 'https://api.example.com/orders' });

describe('the TLS gate', () => {
  it.each([
    ['http', invokeUrl().replace('https', 'http')],
    ['port 80', invokeUrl().replace('.com/', '.com:80/')],
    ['another port', invokeUrl().replace('.com/', '.com:8443/')],
  ])('stops %s', (_, url) => {
    expect(said(restAccount(), publicRequest({ url }))).toBe('stopped plain-http');
  });
  it('passes the names of API Gateway', () => {
    expect(said(restAccount(), publicRequest())).toBe('passed');
    expect(said(privateAccount(), vpcRequest())).toBe('passed');
  });
  it.each([
    ["the domain's own target", [domain()], target, 'passed'],
    [
      'the default host',
      [domain()],
      `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
      'stopped tls-name-mismatch',
    ],
    [
      'the target of another domain',
      [domain()],
      `d-xyz.execute-api.${ids.region}.amazonaws.com`,
      'unknown tls-name-mismatch',
    ],
    [
      'the default host, without a domain',
      [],
      `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
      'stopped tls-name-mismatch',
    ],
  ])('judges a record at %s', (_, domainNames, value, expected) => {
    expect(said(accountWith({ domainNames, dnsRecords: [record(value)] }), call)).toBe(expected);
  });
  it('lets a wildcard domain name carry one label', () => {
    const account = accountWith({
      domainNames: [domain({ domainName: '*.example.com' })],
      dnsRecords: [record(target)],
    });
    expect(said(account, call)).toBe('passed');
  });
  it.each([
    ['PENDING', 'stopped domain-unusable'],
    ['FAILED', 'stopped domain-unusable'],
    ['UPDATING', 'passed'],
  ])('judges a domain that is %s', (domainNameStatus, expected) => {
    expect(said(accountWith({ domainNames: [domain({ domainNameStatus })], dnsRecords: [record(target)] }), call)).toBe(
      expected,
    );
  });
  it('stops an address in place of a name', () => {
    const account = privateAccount({
      parts: { networkInterfaces: [{ NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001', PrivateIpAddress: '10.0.1.77' }] },
    });
    expect(
      said(account, vpcRequest({ url: 'https://10.0.1.77/prod/orders', headers: { 'x-apigw-api-id': ids.apiId } })),
    ).toBe('stopped tls-name-mismatch');
  });
});
