import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachOf } from './address-reach.ts';

describe('an address', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback beyond the first', '127.9.8.7'],
    ['IPv6 loopback', '::1'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['IPv6 unspecified', '::'],
    ['metadata', '169.254.169.254'],
    ['container credentials', '169.254.170.2'],
    ['link-local', '169.254.0.1'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 link-local with a zone', 'fe80::1%eth0'],
    ['IPv6 metadata', 'fd00:ec2::254'],
    ['IPv6 metadata, written out', 'fd00:0ec2:0:0:0:0:0:254'],
    ['pod identity', 'fd00:ec2::23'],
    ['multicast', '224.0.0.1'],
    ['IPv6 multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '192.0.2.1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hex', '::ffff:7f00:1'],
    ['mapped public', '::ffff:52.1.2.3'],
    ['mapped metadata', '::ffff:a9fe:a9fe'],
    ['compatible loopback', '::127.0.0.1'],
    ['compatible private', '::10.0.0.1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of metadata', '64:ff9b::169.254.169.254'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::1'],
    ['6to4 of a private address', '2002:a00:1::1'],
    ['Teredo', '2001:0:7f00:1::'],
    ['site-local', 'fec0::1'],
    ['discard', '100::1'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['octal within', '10.010.0.1'],
    ['hexadecimal', '0x7f.0.0.1'],
    ['short', '127.1'],
    ['a name', 'localhost'],
    ['empty', ''],
    ['with a port', '10.0.0.1:443'],
    ['in brackets', '[::1]'],
  ])('is refused: %s', (_what, address) => {
    expect(reachOf(address).reach).toBe('refused');
  });

  it.each([
    ['10.0.1.2', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12:3456:789a::1', 'private'],
    ['52.94.1.2', 'public'],
    ['2600:1f18::1', 'public'],
    ['2a05:d018::1', 'public'],
  ])('%s is %s', (address, reach) => {
    expect(reachOf(address)).toEqual({ reach });
  });

  it('is refused whatever its spelling when it carries a forbidden IPv4 address', () => {
    const forbidden = fc.constantFrom([127, 0, 0, 1], [169, 254, 169, 254], [0, 0, 0, 0], [224, 0, 0, 1]);
    const prefix = fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:', '2002:');
    fc.assert(
      fc.property(forbidden, prefix, fc.boolean(), ([a = 0, b = 0, c = 0, d = 0], start, isHex) => {
        const high = ((a << 8) | b).toString(16);
        const low = ((c << 8) | d).toString(16);
        const dotted = `${a}.${b}.${c}.${d}`;
        const address = start === '2002:' ? `2002:${high}:${low}::1` : start + (isHex ? `${high}:${low}` : dotted);
        expect(reachOf(address).reach).toBe('refused');
      }),
      { numRuns: 100 },
    );
  });

  it('never crashes the check', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        expect(['private', 'public', 'refused']).toContain(reachOf(text).reach);
      }),
      { numRuns: 300 },
    );
  });
});
