import type { DnsRecord } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { findAnswer, listAnswers } from './dns-records.ts';

const publicAlias: DnsRecord = {
  Name: 'api.example.com.',
  Type: 'A',
  AliasTarget: { DNSName: 'D-abc.execute-api.eu-west-1.amazonaws.com.' },
  HostedZone: { PrivateZone: false },
};
const privateCname: DnsRecord = {
  Name: 'api.example.com.',
  Type: 'CNAME',
  ResourceRecords: [{ Value: 'vpce-1-x.execute-api.eu-west-1.vpce.amazonaws.com' }],
  HostedZone: { PrivateZone: true, VPCs: ['vpc-1'] },
};
const wildcard: DnsRecord = {
  Name: '\\052.example.com.',
  Type: 'A',
  ResourceRecords: [{ Value: '10.0.0.5' }],
  HostedZone: { PrivateZone: false },
};

describe('findAnswer', () => {
  it('prefers the private zone inside its VPC and the public one elsewhere', () => {
    const records = [publicAlias, privateCname];
    expect(findAnswer(records, 'api.example.com', 'vpc-1')?.index).toBe(1);
    expect(findAnswer(records, 'api.example.com', 'vpc-2')?.index).toBe(0);
    expect(findAnswer(records, 'api.example.com', undefined)?.index).toBe(0);
  });
  it('does not see a private zone from a VPC that it is not associated with', () => {
    expect(findAnswer([privateCname], 'api.example.com', 'vpc-2')).toBeUndefined();
    expect(listAnswers([privateCname], 'api.example.com')).toHaveLength(1);
  });
  it('tells an alias from a CNAME and compares without case', () => {
    expect(findAnswer([publicAlias], 'API.example.com', undefined)?.target).toEqual({
      kind: 'alias',
      name: 'd-abc.execute-api.eu-west-1.amazonaws.com',
    });
    expect(findAnswer([privateCname], 'api.example.com', 'vpc-1')?.target.kind).toBe('cname');
  });
  it('reads a wildcard in the form Route 53 returns, after exact names', () => {
    expect(findAnswer([wildcard, publicAlias], 'api.example.com', undefined)?.index).toBe(1);
    expect(findAnswer([wildcard, publicAlias], 'other.example.com', undefined)?.target).toEqual({
      kind: 'addresses',
      addresses: ['10.0.0.5'],
    });
    expect(findAnswer([wildcard], 'example.com', undefined)).toBeUndefined();
  });
});
