import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { addressShape, toLookupReading } from './lookup.ts';
import type { Lookup } from './lookup.ts';
import type { Recogniser } from './reading.ts';

const line =
  /^\s{0,8}([0-9a-f.:]{3,45})\s{1,40}(?:STREAM|DGRAM|RAW)?\s{0,20}([a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,10})?(?:\s{1,20}[a-z0-9_.-]{1,255}){0,4}\s{0,10}$/i;

const isAnswer = ({ match }: LineMatch): boolean =>
  addressShape.test(match[1] ?? '') &&
  (match[2] !== undefined || /STREAM|DGRAM|RAW/.test(match[0])) &&
  !addressShape.test(match[2] ?? '');

const join = (lookups: readonly Lookup[], { match, span }: LineMatch): Lookup[] => {
  const last = lookups.at(-1);
  const name = match[2] ?? last?.name;
  const address = match[1] ?? '';
  if (name === undefined) return [...lookups];
  if (last?.name !== name) return [...lookups, { name, addresses: [address], span }];
  const addresses = last.addresses.includes(address) ? last.addresses : [...last.addresses, address];
  return [...lookups.slice(0, -1), { ...last, addresses, span: { start: last.span.start, end: span.end } }];
};

/** `getent hosts` and `getent ahosts`; lines of a hosts file look the same and say the same. */
export const getent: Recogniser = {
  id: 'getent',
  sign: /^\s{0,8}[0-9a-f.:]{3,45}\s{1,40}(?:STREAM|DGRAM|RAW|[\w-]{1,63}\.)/im,
  read: (page) => matchLines(page, line).filter(isAnswer).slice(0, 200).reduce<Lookup[]>(join, []).map(toLookupReading),
};
