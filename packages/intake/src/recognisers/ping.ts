import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { addressShape, toLookupReading } from './lookup.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const start = /^\s{0,4}(?:PING|Pinging) (\S{1,255}?)(?: \(| \[)([0-9a-f.:]{3,45})(?:\)|\])/i;
const unknown =
  /^\s{0,4}(?:ping: (?:cannot resolve )?(\S{1,255}?): (?:Name or service not known|Unknown host|Temporary failure in name resolution|No address associated with hostname)|Ping request could not find host (\S{1,255}?)\. .{0,100}|ping: unknown host (\S{1,255}))\s{0,4}$/i;
const rest =
  /^\s{0,4}(?:Request timed? ?out|\d{1,5} bytes from|Reply from|From \S{1,255} icmp_seq|Request timeout for|--- .{1,255} ping statistics|\d{1,7} packets transmitted|Ping statistics for|Packets: Sent|Approximate round|Minimum =|rtt min|round-trip|\^C|no answer yet|Destination host)/i;

const endOf = (page: Page, first: PageLine): PageLine => {
  let last = first;
  for (let number = first.number + 1; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (!rest.test(line.text)) break;
    last = line;
  }
  return last;
};

const silence = 'Ping says nothing of the connection: interface endpoints do not answer it';

const toReading = (line: PageLine, last: PageLine): Reading | undefined => {
  const [, host, address] = start.exec(line.text) ?? [];
  const [, a, b, c] = unknown.exec(line.text) ?? [];
  const span = { start: line.start, end: last.end };
  const addresses = address && addressShape.test(address) ? [address] : [];
  if (host) return { ...toLookupReading({ name: host, addresses, span }), notes: [silence] };
  const name = a ?? b ?? c;
  return name ? toLookupReading({ name, addresses: [], error: 'not found', span }) : undefined;
};

/** `ping`: its only news is what the name resolves to. https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
export const ping: Recogniser = {
  id: 'ping',
  sign: /\bping/i,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!start.test(line.text) && !unknown.test(line.text)) return undefined;
      const last = endOf(page, line);
      return { reading: toReading(line, last), next: last.number + 1 };
    }),
};
