import ipaddr from 'ipaddr.js';

const privateRanges = new Set(['private', 'carrierGradeNat', 'uniqueLocal', 'loopback', 'linkLocal']);

/** Whether the text is an address that no caller has on the internet. */
export const isPrivateAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  return privateRanges.has(ipaddr.process(text).range());
};

/** Whether an address lies in a CIDR range (a bare address is a range of one); undefined where either is none. */
export const isInRange = (address: string, range: string): boolean | undefined => {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  try {
    const [base, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : ([ipaddr.process(range), undefined] as const);
    if (base.kind() !== parsed.kind()) return false;
    return bits === undefined ? parsed.toString() === base.toString() : parsed.match(base, bits);
  } catch {
    return undefined;
  }
};

/** The range of one address: `/32` or `/128`. */
export const rangeOfOne = (address: string): string => `${address}/${address.includes(':') ? 128 : 32}`;
