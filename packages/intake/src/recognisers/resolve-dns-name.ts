import { matchLines } from '../text/match-lines.ts';
import { nameShape, toLookupReading } from './lookup.ts';
import type { Lookup } from './lookup.ts';
import { readPowershellTail } from './powershell-tail.ts';
import type { Recogniser } from './reading.ts';

const row = /^([a-z0-9_.-]{3,255})\s{1,80}(A|AAAA|CNAME)\s{1,20}\d{1,7}\s{1,20}Answer\s{1,20}(\S{1,255})\s{0,20}$/i;
const missing =
  /Resolve-DnsName\s{0,3}: (\S{3,255})\s{0,3}: (DNS name does not exist|.{1,80}timeout.{0,40}|DNS server failure|No records found for given DNS query)/i;

const rows = (page: Parameters<Recogniser['read']>[0]): Lookup[] => {
  const lookups: Lookup[] = [];
  for (const { match, span } of matchLines(page, row)) {
    const [, name = '', type = '', value = ''] = match;
    const last = lookups.at(-1);
    const isSame = last && (last.name === name || last.cnames?.includes(name));
    const isAlias = /^CNAME$/i.test(type);
    const base: Lookup = isSame ? last : { name, addresses: [], cnames: [], span };
    const more: Lookup = {
      ...base,
      addresses: isAlias ? base.addresses : [...base.addresses, value],
      cnames: isAlias ? [...(base.cnames ?? []), value] : (base.cnames ?? []),
      span: { start: base.span.start, end: span.end },
    };
    if (isSame) lookups[lookups.length - 1] = more;
    else lookups.push(more);
  }
  return lookups;
};

/** PowerShell's `Resolve-DnsName`. */
export const resolveDnsName: Recogniser = {
  id: 'resolve-dns-name',
  sign: /Resolve-DnsName|\sAnswer\s/,
  read: (page) => {
    const failed = matchLines(page, missing).flatMap(({ match, line }): Lookup[] => {
      const [, name = '', why = ''] = match;
      const error = /does not exist/.test(why) ? 'NXDOMAIN' : why;
      const last = readPowershellTail(page, line).at(-1) ?? line;
      const span = { start: line.start, end: last.end };
      return nameShape.test(name) ? [{ name, addresses: [], error, span }] : [];
    });
    return [...rows(page), ...failed].map(toLookupReading);
  },
};
