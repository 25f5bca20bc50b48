import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Span } from '../text/span.ts';
import { toLookupReading } from './lookup.ts';
import type { Recogniser } from './reading.ts';

const line =
  /^\s{0,8}(?:Host )?([a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,10})\.? (?:has (?:IPv6 )?address ([0-9a-f.:]{3,45})|is an alias for (\S{1,255}?)\.?|not found: \d{1,2}\(([A-Z]{4,12})\)|has no (?:A|AAAA|address) record)\s{0,4}$/i;

interface Answer {
  name: string;
  addresses: string[];
  cnames: string[];
  error: string | undefined;
  span: Span;
}

const add = (answer: Answer, { match, span }: LineMatch): Answer => ({
  ...answer,
  addresses: match[2] ? [...answer.addresses, match[2]] : answer.addresses,
  cnames: match[3] ? [...answer.cnames, match[3]] : answer.cnames,
  error: match[4] ?? (/has no /.test(match[0]) ? 'no address' : answer.error),
  span: { start: answer.span.start, end: span.end },
});

/** `x has address …` of an alias's target belongs to the name that was asked. */
const group = (found: readonly LineMatch[]): Answer[] => {
  const answers: Answer[] = [];
  let before = -2;
  for (const item of found.slice(0, 500)) {
    const name = (item.match[1] ?? '').toLowerCase();
    const last = answers.at(-1);
    const isSame =
      last &&
      item.line.number === before + 1 &&
      (last.name === name || last.cnames.some((cname) => cname.toLowerCase() === name));
    before = item.line.number;
    if (isSame) answers[answers.length - 1] = add(last, item);
    else answers.push(add({ name, addresses: [], cnames: [], error: undefined, span: item.span }, item));
  }
  return answers;
};

/** Output of the command `host`. */
export const hostCommand: Recogniser = {
  id: 'host-command',
  sign: /has (?:IPv6 )?address |is an alias for |not found: \d|has no /,
  read: (page) =>
    group(matchLines(page, line)).map(({ error, ...answer }) =>
      toLookupReading({ ...answer, ...(error && answer.addresses.length === 0 ? { error } : {}) }),
    ),
};
