import ipaddr from 'ipaddr.js';

/** Where an address leads. What is `refused` is never connected to. */
export type Reach = { readonly reach: 'private' | 'public' } | { readonly reach: 'refused'; readonly because: string };

const refused = (because: string): Reach => ({ reach: 'refused', because });

const v4Ranges: Readonly<Partial<Record<string, Reach>>> = {
  unicast: { reach: 'public' },
  private: { reach: 'private' },
  // A VPC may use this range for its own addresses.
  // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
  carrierGradeNat: { reach: 'private' },
};

const within = (address: ipaddr.IPv6, range: string): boolean => address.match(ipaddr.IPv6.parseCIDR(range));

// Forms that carry another address, and places that answer for the machine itself. The metadata service and its
// siblings have fd00:ec2::/32. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
const v6Refused: readonly (readonly [string, string])[] = [
  ['fd00:ec2::/32', 'It is an address of AWS’s own instance services'],
  ['2002::/16', 'It carries an IPv4 address (6to4)'],
  ['2001::/23', 'It is reserved (Teredo and others carry IPv4 addresses)'],
  ['2001:db8::/32', 'It is for documentation only'],
  ['3fff::/20', 'It is for documentation only'],
];

const reachOfV6 = (address: ipaddr.IPv6): Reach => {
  for (const [range, because] of v6Refused) if (within(address, range)) return refused(because);
  if (within(address, 'fc00::/7')) return { reach: 'private' };
  // Everything else that is in use is global unicast; NAT64, mapped and compatible forms lie outside of it.
  return within(address, '2000::/3') ? { reach: 'public' } : refused(`It is no unicast address (${address.range()})`);
};

/**
 * Tells whether an address may be connected to. Only plain unicast addresses may: no loopback, link-local, metadata,
 * multicast or unspecified address, nor an IPv6 form that carries another address.
 */
export const reachOf = (address: string): Reach => {
  // Only the usual spelling: 0x7f.1, 2130706433 and fe80::1%eth0 are not for us to interpret.
  if (!/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/i.test(address) || !ipaddr.isValid(address))
    return refused('It is no plain IP address');
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) return reachOfV6(parsed);
  if (/(^|\.)0\d/.test(address)) return refused('It is no plain IP address');
  return v4Ranges[parsed.range()] ?? refused(`It is no unicast address (${parsed.range()})`);
};
