import type { NetworkAcl } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { aclOfSubnet, ephemeralPorts, judgeAcl } from './network-acl.ts';

type Entry = NonNullable<NetworkAcl['Entries']>[number];
const entry = (overrides: Partial<Entry>): Entry => ({
  RuleNumber: 100,
  Egress: false,
  Protocol: '6',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  ...overrides,
});
const acl = (...entries: Entry[]): NetworkAcl => ({ NetworkAclId: 'acl-1', Entries: entries });
const to443 = { direction: 'in', fromPort: 443, toPort: 443, peer: '10.0.1.25' } as const;
const back = { direction: 'out', ...ephemeralPorts, peer: '10.0.1.25' } as const;

describe('judgeAcl', () => {
  it('denies without a matching rule', () => {
    expect(judgeAcl(acl(), to443)).toBe('deny');
    expect(judgeAcl(acl(entry({ Protocol: '17' })), to443)).toBe('deny');
  });
  it('lets the lowest rule number decide, in whatever order the rules are listed', () => {
    const allow = entry({ RuleNumber: 200, PortRange: { From: 443, To: 443 } });
    const deny = entry({ RuleNumber: 90, RuleAction: 'deny', Protocol: '-1', CidrBlock: '10.0.0.0/16' });
    expect(judgeAcl(acl(allow, deny), to443)).toBe('deny');
    expect(judgeAcl(acl({ ...allow, RuleNumber: 50 }, deny), to443)).toBe('allow');
  });
  it('tells the directions apart', () => {
    expect(judgeAcl(acl(entry({ PortRange: { From: 443, To: 443 } })), back)).toBe('deny');
    expect(judgeAcl(acl(entry({ Egress: true, PortRange: { From: 1024, To: 65535 } })), back)).toBe('allow');
  });
  it('joins rules that cover the return ports together', () => {
    const low = entry({ Egress: true, RuleNumber: 1, PortRange: { From: 1024, To: 32767 } });
    const high = entry({ Egress: true, RuleNumber: 2, PortRange: { From: 32768, To: 65535 } });
    expect(judgeAcl(acl(low, high), back)).toBe('allow');
    expect(judgeAcl(acl(low), back)).toBe('mixed');
  });
  it('is mixed where a rule covers a part of the addresses', () => {
    expect(judgeAcl(acl(entry({ CidrBlock: '10.0.1.0/25' })), { ...to443, peer: '10.0.1.0/24' })).toBe('mixed');
  });
  it('reads IPv6 entries for IPv6 callers', () => {
    const rule = acl(entry({ CidrBlock: undefined, Ipv6CidrBlock: '::/0' }));
    expect(judgeAcl(rule, { ...to443, peer: '2001:db8::1' })).toBe('allow');
    expect(judgeAcl(rule, to443)).toBe('deny');
  });
});

describe('aclOfSubnet', () => {
  const own: NetworkAcl = { NetworkAclId: 'acl-own', VpcId: 'vpc-1', Associations: [{ SubnetId: 'subnet-1' }] };
  const standard: NetworkAcl = { NetworkAclId: 'acl-default', VpcId: 'vpc-1', IsDefault: true };
  it('is the associated one, else the default of the VPC', () => {
    expect(aclOfSubnet([standard, own], 'subnet-1', 'vpc-1')).toBe(own);
    expect(aclOfSubnet([standard, own], 'subnet-2', 'vpc-1')).toBe(standard);
    expect(aclOfSubnet([standard, own], 'subnet-2', 'vpc-2')).toBeUndefined();
  });
});
