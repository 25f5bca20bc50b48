import type { IpPermission } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { admits } from './security-group.ts';

const rule = (overrides: Partial<IpPermission> = {}): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  IpRanges: [{ CidrIp: '10.0.0.0/16' }],
  ...overrides,
});
const caller = { ranges: ['10.0.1.25'], groupIds: ['sg-caller'] };

describe('admits', () => {
  it('says yes where a rule covers port and address', () => {
    expect(admits([rule()], 443, caller)).toBe('yes');
  });
  it('says yes for all protocols and for a range of ports', () => {
    expect(admits([{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }], 443, caller)).toBe('yes');
    expect(admits([rule({ FromPort: 0, ToPort: 65535, IpProtocol: '6' })], 443, caller)).toBe('yes');
  });
  it('says no for another port, another protocol and another address', () => {
    expect(admits([rule({ FromPort: 80, ToPort: 80 })], 443, caller)).toBe('no');
    expect(admits([rule({ IpProtocol: 'udp' })], 443, caller)).toBe('no');
    expect(admits([rule({ IpRanges: [{ CidrIp: '10.9.0.0/16' }] })], 443, caller)).toBe('no');
    expect(admits([], 443, caller)).toBe('no');
  });
  it('follows a reference to a group that the caller has', () => {
    const byGroup = rule({ IpRanges: [], UserIdGroupPairs: [{ GroupId: 'sg-caller' }] });
    expect(admits([byGroup], 443, caller)).toBe('yes');
    expect(admits([byGroup], 443, { ...caller, groupIds: ['sg-other'] })).toBe('no');
  });
  it('does not know about a group reference when the groups of the caller are not said', () => {
    const byGroup = rule({ IpRanges: [], UserIdGroupPairs: [{ GroupId: 'sg-caller' }] });
    expect(admits([byGroup], 443, { ...caller, groupIds: undefined })).toBe('unknown');
    expect(admits([byGroup, rule()], 443, { ...caller, groupIds: undefined })).toBe('yes');
  });
  it('does not know about prefix lists', () => {
    expect(admits([rule({ IpRanges: [], PrefixListIds: [{ PrefixListId: 'pl-1' }] })], 443, caller)).toBe('unknown');
  });
  it('does not know when a block covers a part of the addresses that the caller may have', () => {
    expect(
      admits([rule({ IpRanges: [{ CidrIp: '10.0.1.0/25' }] })], 443, { ranges: ['10.0.1.0/24'], groupIds: [] }),
    ).toBe('unknown');
  });
  it('needs the whole world where the address is not said', () => {
    expect(admits([rule({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] })], 443, { ranges: undefined, groupIds: [] })).toBe(
      'yes',
    );
    expect(admits([rule()], 443, { ranges: undefined, groupIds: [] })).toBe('unknown');
    expect(admits([rule({ FromPort: 80, ToPort: 80 })], 443, { ranges: undefined, groupIds: undefined })).toBe('no');
    const overIpv6 = rule({ IpRanges: [], Ipv6Ranges: [{ CidrIpv6: '::/0' }] });
    expect(admits([overIpv6], 443, { ranges: undefined, groupIds: [] })).toBe('unknown');
    expect(admits([overIpv6], 443, caller)).toBe('no');
  });
  it('matches IPv6 callers with IPv6 ranges only', () => {
    const peer = { ranges: ['2001:db8::5'], groupIds: [] };
    expect(admits([rule({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] })], 443, peer)).toBe('no');
    expect(admits([rule({ Ipv6Ranges: [{ CidrIpv6: '2001:db8::/64' }] })], 443, peer)).toBe('yes');
  });
});
