import { describe, expect, it } from 'vitest';
import { coverOf, isAddress, isInside, isPrivateAddress, prefixLengthOf } from './cidr.ts';

describe('coverOf', () => {
  it.each([
    ['10.0.0.0/8', '10.1.2.3', 'all'],
    ['10.0.0.0/8', '10.0.0.0/16', 'all'],
    ['10.0.0.0/16', '10.0.0.0/8', 'part'],
    ['10.0.0.0/16', '10.1.0.0/16', 'none'],
    ['10.0.3.7/16', '10.0.200.1', 'all'],
    ['0.0.0.0/0', '203.0.113.9', 'all'],
    ['0.0.0.0/0', '2001:db8::1', 'none'],
    ['::/0', '2001:db8::1', 'all'],
    ['2001:db8::/32', '2001:db8:1::/48', 'all'],
    ['not a block', '10.0.0.1', 'none'],
    ['10.0.0.0/33', '10.0.0.1', 'none'],
  ] as const)('of %s and %s is %s', (outer, inner, expected) => {
    expect(coverOf(outer, inner)).toBe(expected);
  });
});

describe('isInside', () => {
  it('is true when one of several blocks holds the address', () => {
    expect(isInside(['10.0.0.0/16', '100.64.0.0/16'], '100.64.12.9')).toBe(true);
    expect(isInside(['10.0.0.0/16', '100.64.0.0/16'], '10.1.0.1')).toBe(false);
  });
});

describe('isPrivateAddress', () => {
  it.each(['10.0.0.1', '172.31.255.1', '192.168.0.1', '100.64.0.1', 'fd00::1'])('holds for %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  it.each(['172.32.0.1', '203.0.113.1', '2001:db8::1'])('does not hold for %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('isAddress', () => {
  it('refuses short and octal forms that some parsers take', () => {
    expect(isAddress('1')).toBe(false);
    expect(isAddress('10.1')).toBe(false);
    expect(isAddress('10.0.0.1')).toBe(true);
    expect(isAddress('fe80::1')).toBe(true);
  });
});

describe('prefixLengthOf', () => {
  it('counts a bare address as the longest prefix', () => {
    expect(prefixLengthOf('10.0.0.0/8')).toBe(8);
    expect(prefixLengthOf('10.0.0.1')).toBe(32);
    expect(prefixLengthOf('::/0')).toBe(0);
    expect(prefixLengthOf('nonsense')).toBe(-1);
  });
});
