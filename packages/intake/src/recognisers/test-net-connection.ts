import { isOpenLine, matchLines } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { toConnectionReading } from './connection-test.ts';
import { toLookupReading } from './lookup.ts';
import type { Reading, Recogniser } from './reading.ts';

const field = /^\s{0,8}([A-Za-z][A-Za-z() ]{1,40}?)\s{0,30}: ?(.{0,255})$/;
const warning = /^WARNING: TCP connect to (?:\()?\s{0,3}(\S{1,255}?)\s{0,3}: ?(\d{1,5})\)? failed\s{0,4}$/i;
const unresolved = /^WARNING: Name resolution of (\S{1,255}) failed(?: -- Status: .{1,80})?\s{0,4}$/i;

const readFields = (
  page: Page,
  first: PageLine,
): { readonly fields: ReadonlyMap<string, string>; readonly last: PageLine } => {
  const fields = new Map<string, string>();
  let last = first;
  for (let number = first.number; number < page.all.length && fields.size < 30; number += 1) {
    const line = page.all[number];
    const [, name, value = ''] = line && isOpenLine(page, line) ? (field.exec(line.text) ?? []) : [];
    if (!line || !name) break;
    fields.set(name.trim(), value.trim());
    last = line;
  }
  return { fields, last };
};

const toReading = (page: Page, first: PageLine): Reading | undefined => {
  const { fields, last } = readFields(page, first);
  const host = fields.get('ComputerName');
  const succeeded = fields.get('TcpTestSucceeded');
  if (!host || succeeded === undefined) return undefined;
  const outcome = /^true$/i.test(succeeded) ? 'connected' : 'timeout';
  const source = fields.get('SourceAddress');
  const reading = toConnectionReading({
    host,
    address: fields.get('RemoteAddress') || undefined,
    port: Number(fields.get('RemotePort') || 443),
    outcome,
    span: { start: first.start, end: last.end },
  });
  return source
    ? { ...reading, says: { ...reading.says, request: { sourceIp: source.replace(/\s.{0,40}$/, '') } } }
    : reading;
};

/** PowerShell's `Test-NetConnection -Port 443`. It does not tell a refused connection from one that timed out. */
export const testNetConnection: Recogniser = {
  id: 'test-net-connection',
  sign: /TcpTestSucceeded|WARNING: (?:TCP connect|Name resolution)/i,
  read: (page) => {
    const blocks = page.lines
      .filter(({ text }) => /^\s{0,8}ComputerName\s{0,30}:/.test(text))
      .slice(0, 50)
      .flatMap((line) => toReading(page, line) ?? []);
    const lookups = matchLines(page, unresolved).map(({ match: [, name = ''], span }) =>
      toLookupReading({ name, addresses: [], error: 'not found', span }),
    );
    const connects = matchLines(page, warning).map(({ match: [words, host = '', port], span }) =>
      toConnectionReading({ host, port: Number(port), outcome: 'failed', words, span }),
    );
    return [...blocks, ...lookups, ...connects];
  },
};
