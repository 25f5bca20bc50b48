import type { CaseRequest, DnsRecord } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { hide } from '../testing/test-failure-mode.ts';
import { ids, networkParts, privateAccount, publicRequest, restAccount, vpcRequest } from '../testing/build-account.ts';
import { runTo } from './names/run-to.ts';

const defaultHost = `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`;
const alias = `${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com`;
const own = `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com`;
const spoke = 'vpc-0a1b2c3d4e5f60002';
const associated = { restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } } };
const records = { dnsRecords: [] };

const inVpc = (host: string, overrides = {}): CaseRequest =>
  vpcRequest({ url: `https://${host}/prod/orders`, ...overrides });
const inSpoke = (host: string): CaseRequest =>
  inVpc(host, {
    from: 'peered-vpc',
    sourceVpcId: spoke,
    sourceSubnetId: null,
    sourceVpceId: null,
    sourceIp: '10.9.3.14',
  });
const onPremises = (host: string): CaseRequest =>
  inVpc(host, {
    from: 'on-prem',
    sourceVpcId: null,
    sourceSubnetId: null,
    sourceVpceId: null,
    sourceIp: '192.168.7.7',
  });
const outside = (host: string): CaseRequest => publicRequest({ url: `https://${host}/prod/orders` });

const withSpoke = (endpoint = {}) => {
  const parts = networkParts(endpoint);
  const vpcs = [
    ...(parts.vpcs ?? []),
    { VpcId: spoke, CidrBlock: '10.9.0.0/16', enableDnsSupport: true, enableDnsHostnames: true },
  ];
  return { ...parts, ...records, vpcs };
};
const privateApi = (endpoint = {}) => privateAccount({ ...associated, parts: withSpoke(endpoint) });
const publicApi = (endpoint = {}) => restAccount({ parts: withSpoke(endpoint) });

const said = (account: Parameters<typeof runTo>[1], request: CaseRequest): string => {
  const { result, journey } = runTo('name', account, request);
  return `${result.outcome} ${result.reason ?? journey.way?.kind ?? 'nowhere'}`;
};

describe('the name gate, by the matrix of names and places', () => {
  it.each([
    ['default host, private DNS on', inVpc(defaultHost), {}, 'passed endpoint'],
    ['default host, private DNS off', inVpc(defaultHost), { PrivateDnsEnabled: false }, 'stopped vpce-private-dns-off'],
    ['default host, endpoint pending', inVpc(defaultHost), { State: 'pending' }, 'stopped vpce-not-available'],
    ['default host, spoke', inSpoke(defaultHost), {}, 'stopped private-api-from-outside'],
    ['default host, on premises', onPremises(defaultHost), {}, 'unknown private-api-from-outside'],
    ['default host, public internet', outside(defaultHost), {}, 'stopped private-api-from-outside'],
    ['alias, private DNS off', inVpc(alias), { PrivateDnsEnabled: false }, 'passed endpoint'],
    ['alias, spoke', inSpoke(alias), {}, 'passed endpoint'],
    ['alias, on premises', onPremises(alias), {}, 'passed endpoint'],
    ['alias, public internet', outside(alias), {}, 'passed endpoint'],
    ['endpoint host, spoke', inSpoke(own), {}, 'passed endpoint'],
    ['endpoint host, endpoint deleted', inVpc(own), { State: 'deleted' }, 'stopped vpce-not-available'],
  ])('says of a private API, %s: %4$s', (_, request, endpoint, expected) => {
    expect(said(privateApi(endpoint), request)).toBe(expected);
  });

  it.each([
    ['private DNS on', inVpc(defaultHost), {}, 'passed endpoint'],
    ['private DNS off', inVpc(defaultHost), { PrivateDnsEnabled: false }, 'passed public'],
    ['spoke', inSpoke(defaultHost), {}, 'passed public'],
    ['on premises', onPremises(defaultHost), {}, 'passed public'],
    ['public internet', outside(defaultHost), {}, 'passed public'],
  ])('says of a public API, %s: %4$s', (_, request, endpoint, expected) => {
    expect(said(publicApi(endpoint), request)).toBe(expected);
  });
});

describe('the name gate', () => {
  it('takes the endpoint with private DNS where a VPC has several', () => {
    const [endpoint] = networkParts().vpcEndpoints ?? [];
    if (!endpoint) throw new Error('The builder has an endpoint.');
    const second = { ...endpoint, VpcEndpointId: 'vpce-0a1b2c3d4e5f60002', PrivateDnsEnabled: false };
    const account = privateAccount({ parts: { vpcEndpoints: [second, endpoint] } });
    const { journey } = runTo('name', account, inVpc(defaultHost, { sourceVpceId: second.VpcEndpointId }));
    expect(journey.way).toMatchObject({ kind: 'endpoint', vpceId: ids.vpceId });
  });

  it('follows a zone of the VPC to an endpoint elsewhere', () => {
    const record: DnsRecord = {
      Name: `${defaultHost}.`,
      Type: 'A',
      AliasTarget: { DNSName: `${own}.` },
      HostedZone: { PrivateZone: true, VPCs: [spoke] },
    };
    const account = privateAccount({ parts: { ...withSpoke(), dnsRecords: [record] } });
    expect(said(account, inSpoke(defaultHost))).toBe('passed endpoint');
  });

  it.each([
    [`${ids.apiId}.execute-api.eu-west-2.amazonaws.com`, 'stopped wrong-region-or-suffix'],
    [`${ids.apiId}.execute-api.${ids.region}.amazonaws.com.cn`, 'stopped wrong-region-or-suffix'],
    [`z9y8x7w6v5.execute-api.${ids.region}.amazonaws.com`, 'stopped api-unknown'],
    [`${ids.vpceId}-zzzz9999.execute-api.${ids.region}.vpce.amazonaws.com`, 'stopped name-not-in-dns'],
    [
      `${ids.vpceId}-abcd1234-${ids.region}z.execute-api.${ids.region}.vpce.amazonaws.com`,
      'stopped vpce-subnet-unusable',
    ],
  ])('stops %s: %s', (host, expected) => {
    expect(said(privateApi(), inVpc(host))).toBe(expected);
  });

  it('is unknown, and names the fact, where the endpoints may not be read', () => {
    const { result } = runTo('name', privateApi(), inVpc(defaultHost), {
      change: (input) => ({ ...input, snapshot: hide(input.snapshot, '/account/vpcEndpoints').snapshot }),
    });
    expect(result).toMatchObject({ outcome: 'unknown' });
    expect(result.reason).toBeUndefined();
    expect(result.missing.map(({ pointer }) => pointer)).toContain('/account/vpcEndpoints');
  });

  it('asks for the VPC where it was not said and endpoints could capture', () => {
    const { result } = runTo(
      'name',
      publicApi(),
      inVpc(defaultHost, { sourceVpcId: null, sourceSubnetId: null, sourceVpceId: null }),
    );
    expect(result).toMatchObject({ outcome: 'unknown', detail: { unsaid: ['network.vpcId'] } });
  });

  it('does not look into networks for a public caller of a public API', () => {
    expect(runTo('name', publicApi(), outside(defaultHost)).result.facts).toEqual(['/api/restApi']);
  });

  it('goes through a chain of CNAMEs and survives a loop', () => {
    const cname = (Name: string, Value: string): DnsRecord => ({ Name, Type: 'CNAME', ResourceRecords: [{ Value }] });
    const chain = restAccount({
      parts: { dnsRecords: [cname('a.example.com.', 'b.example.com'), cname('b.example.com.', defaultHost)] },
    });
    expect(runTo('name', chain, outside('a.example.com')).journey.resolved).toEqual([
      'a.example.com',
      'b.example.com',
      defaultHost,
    ]);
    const loop = restAccount({
      parts: { dnsRecords: [cname('a.example.com.', 'b.example.com'), cname('b.example.com.', 'a.example.com')] },
    });
    expect(said(loop, outside('a.example.com'))).toBe('unknown name-not-in-dns');
  });

  it.each([
    ['an address of the endpoint', ['10.0.1.77'], 'passed endpoint'],
    ['no address', [], 'stopped private-api-from-outside'],
    ['a private address of something else', ['10.7.7.7'], 'unknown private-api-from-outside'],
  ])('takes what the caller itself resolved where nothing else tells: %s', (_, addresses, expected) => {
    const account = privateAccount({
      parts: {
        ...withSpoke(),
        networkInterfaces: [{ NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001', PrivateIpAddress: '10.0.1.77' }],
      },
    });
    const lookup = {
      id: 'd1',
      kind: 'dns',
      vantage: 'caller',
      relation: 'this-request',
      name: `${defaultHost}.`,
      addresses,
    } as const;
    const { result, journey } = runTo('name', account, onPremises(defaultHost), {
      change: (input) => ({ ...input, observations: [lookup] }),
    });
    expect(`${result.outcome} ${result.reason ?? journey.way?.kind ?? ''}`).toBe(expected);
  });

  it('expects the private one of two domains of a name before a private API, where the records are hidden', () => {
    const domainName = 'api.example.com';
    const domainNames = [
      { domainName, endpointConfiguration: { types: ['REGIONAL'] }, domainNameStatus: 'AVAILABLE' },
      {
        domainName,
        domainNameId: 'abc123',
        endpointConfiguration: { types: ['PRIVATE'] },
        domainNameStatus: 'AVAILABLE',
      },
    ];
    const { dnsRecords: _, ...unread } = withSpoke();
    const wayOf = (account: Parameters<typeof runTo>[1]) => {
      const { result, journey } = runTo('name', account, inVpc(domainName));
      return `${result.outcome} ${journey.way?.kind ?? 'nowhere'}`;
    };
    expect(wayOf(privateAccount({ ...associated, parts: { ...unread, domainNames } }))).toBe('unknown endpoint');
    expect(wayOf(restAccount({ parts: { ...unread, domainNames } }))).toBe('unknown public');
  });
});
