import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

const start =
  /^\s{0,8}(?:traceroute to|Tracing route to|tcptraceroute to|traceroute6 to) (\S{1,255}?)(?:,|\s(?:\(|\[)([0-9a-f.:]{3,45})(?:\)|\]))/i;
const hop = /^\s{0,8}\d{1,2}[:.?|]{0,3}\s{1,8}(?:\*|\S{1,255})/;
const rest = /^\s{0,8}(?:over a maximum of|Trace complete|Resume:|Too many hops|\d{1,2}\?: )/i;
const silent = /^\s{0,8}\d{1,2}[:.?|]{0,3}\s{1,8}(?:\*\s{0,10}){1,4}(?:Request timed out\.)?\s{0,4}$|no reply\s{0,4}$/i;

const readTrace = (page: Page, first: PageLine): Block | undefined => {
  const [, host, address] = start.exec(first.text) ?? [];
  if (!host) return undefined;
  const hops: string[] = [];
  let last = first;
  for (let number = first.number + 1; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (!hop.test(line.text) && !rest.test(line.text)) break;
    if (hop.test(line.text)) hops.push(line.text.trim());
    last = line;
  }
  const sightings: Sighting[] = address ? [{ kind: 'dns', name: host.toLowerCase(), addresses: [address] }] : [];
  const isReached = address !== undefined && hops.some((text) => text.includes(address));
  const lost = hops.filter((text) => silent.test(text)).length;
  const end = isReached ? 'it answers' : `it does not answer (${lost} of ${hops.length} hops are silent)`;
  const reading: Reading = {
    kind: 'route-trace',
    span: { start: first.start, end: last.end },
    understood: `The route to ${host}${address ? ` (${address})` : ''}: ${hops.length} hops, ${end}`,
    notes: ['Silent hops prove nothing: interface endpoints do not answer such packets'],
    says: { sightings },
  };
  return { reading, next: last.number + 1 };
};

/** `traceroute`, `tracert`, `tcptraceroute`. */
export const traceroute: Recogniser = {
  id: 'traceroute',
  sign: /traceroute6? to|Tracing route to/i,
  read: (page) => readBlocks(page, (line) => readTrace(page, line)),
};
