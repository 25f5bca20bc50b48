import ipaddr from 'ipaddr.js';

/** How one address range lies in another. */
export type Cover = 'all' | 'part' | 'none';

interface Span {
  readonly kind: 'ipv4' | 'ipv6';
  readonly first: bigint;
  readonly last: bigint;
}

const toNumber = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** First and last address of a CIDR block or of a single address; undefined when the text is neither. */
const spanOf = (text: string): Span | undefined => {
  const [base, length] = text.trim().split('/');
  if (!base || !isAddress(base)) return undefined;
  const address = ipaddr.parse(base);
  const kind = address.kind();
  const width = kind === 'ipv4' ? 32 : 128;
  const bits = length === undefined ? width : Number(length);
  if (!Number.isInteger(bits) || bits < 0 || bits > width) return undefined;
  const size = 1n << BigInt(width - bits);
  const first = (toNumber(address.toByteArray()) / size) * size;
  return { kind, first, last: first + size - 1n };
};

/** Whether the text is one IPv4 (four decimal parts) or IPv6 address. */
export const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text));

/** How much of `inner` (a CIDR block or an address) lies in `outer`; IPv4 and IPv6 never meet. */
export const coverOf = (outer: string, inner: string): Cover => {
  const big = spanOf(outer);
  const small = spanOf(inner);
  if (!big || !small || big.kind !== small.kind || big.last < small.first || small.last < big.first) return 'none';
  return big.first <= small.first && small.last <= big.last ? 'all' : 'part';
};

/** Whether an address lies in one of the blocks. */
export const isInside = (blocks: readonly string[], address: string): boolean =>
  blocks.some((block) => coverOf(block, address) === 'all');

/** Length of a block's prefix; -1 when the text is none. Longer is more specific. */
export const prefixLengthOf = (block: string): number =>
  spanOf(block) ? Number(block.split('/')[1] ?? (block.includes(':') ? 128 : 32)) : -1;

// RFC 1918, RFC 6598, unique local and link-local addresses: none of them is routed on the internet.
const privateBlocks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

/** Whether an address cannot come from the internet. */
export const isPrivateAddress = (address: string): boolean => isInside(privateBlocks, address);
