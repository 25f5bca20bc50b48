import ipaddr from 'ipaddr.js';
import { type Operator, toTwins } from './operator.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/** Dotted quads and IPv6 only: no octal, no shortened quads, no zone ids. An IPv4-mapped address stays IPv6. */
const readAddress = (text: string): Address | undefined => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text);
};

/** A bare address is a range of one; bits beyond the prefix are ignored. */
const readRange = (text: string): Range | undefined => {
  const slash = text.indexOf('/');
  const address = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const longest = address.kind() === 'ipv4' ? 32 : 128;
  if (slash < 0) return [address, longest];
  const prefix = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > longest) return undefined;
  return [address, Number(prefix)];
};

/** IPv4 and IPv6 never meet: not even `0.0.0.0/0` holds an IPv6 address. */
const isWithin = (address: Address, [base, bits]: Range): boolean => {
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
};

const expectRange: Operator['expect'] = (text) => {
  const range = readRange(text);
  if (range === undefined) return 'value-not-a-range';
  return {
    accepts: (actual) => {
      const address = readAddress(actual);
      return address !== undefined && isWithin(address, range);
    },
  };
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipOperators: readonly Operator[] = toTwins('IpAddress', 'NotIpAddress', expectRange);
