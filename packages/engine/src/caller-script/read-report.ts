import type { Observation } from '@gatescope/shared';

const longestText = 512 * 1024;
const mostLines = 4000;

/** One line of a script, without its mark. */
const linesOf = (text: string): string[] =>
  text
    .slice(0, longestText)
    .split(/\r?\n|\r/, mostLines)
    .flatMap((line) => {
      // Terminals and chats put things in front: a prompt, a time, a quotation mark.
      const at = line.indexOf('GATESCOPE ');
      return at === -1 || at > 200 ? [] : [clean(line.slice(at + 10))];
    });

const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}[A-Za-z]`, 'g');

// What a terminal adds (colours), and anything else that is no text.
const clean = (line: string): string =>
  line
    .replaceAll(colour, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, 2100)
    .trim();

/** A reply as the script told it. */
export interface Reply {
  readonly leg: string;
  readonly method: string;
  readonly status: number;
  readonly failure: 'timeout' | 'reset' | 'failed' | undefined;
  readonly cut: 'size' | 'time' | 'closed' | undefined;
  readonly headers: Record<string, string[]>;
  body: string | undefined;
}

/** A handshake as the script told it. */
export interface Tls {
  outcome: 'ok' | 'name-mismatch' | 'untrusted' | 'expired' | 'failed' | undefined;
  names: string[] | undefined;
  version: string | undefined;
  validTo: string | undefined;
}

type TcpOutcome = Extract<Observation, { kind: 'tcp' }>['outcome'];

/** One form of the URL that the script tried. */
export interface Tried {
  readonly form: string;
  readonly url: string;
  readonly host: string;
  readonly addresses: string[];
  dnsError: string | undefined;
  readonly tcp: { readonly outcome: TcpOutcome; readonly address: string | undefined }[];
  readonly tls: Tls;
  readonly replies: Reply[];
}

/** All that a script told. */
export interface Report {
  at: string | undefined;
  api: { readonly region: string; readonly apiId: string } | undefined;
  readonly notes: string[];
  readonly resolvers: string[];
  readonly tries: Map<string, Tried>;
}

const address = /^[0-9a-fA-F:.]{2,45}(%[\w.-]{1,16})?$/;
const tcpOutcomes: readonly TcpOutcome[] = ['connected', 'refused', 'timeout', 'failed'];
const tlsOutcomes: readonly NonNullable<Tls['outcome']>[] = ['ok', 'name-mismatch', 'untrusted', 'expired', 'failed'];
const failures = ['timeout', 'reset', 'failed'] as const;
const cuts = ['size', 'time', 'closed'] as const;

const toIso = (text: string): string | undefined => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

const hostOf = (url: string): string | undefined => /^https:\/\/([a-z0-9.-]{1,253})(?=[/?]|$)/.exec(url)?.[1];

const addTry = (report: Report, [number = '', form = '', url = '']: readonly string[]): void => {
  const host = hostOf(url);
  if (host === undefined || report.tries.size >= 32 || report.tries.has(number)) return;
  report.tries.set(number, {
    form: /^[a-z0-9-]{1,64}$/.test(form) ? form : 'unknown',
    url,
    host,
    addresses: [],
    dnsError: undefined,
    tcp: [],
    tls: { outcome: undefined, names: undefined, version: undefined, validTo: undefined },
    replies: [],
  });
};

const cutOf = (word: string | undefined): Reply['cut'] => cuts.find((cut) => word === `cut-${cut}`);

const addReply = (tried: Tried, [leg = '', method = '', code = '', how]: readonly string[]): void => {
  if (!/^(preflight|actual)$/.test(leg) || !/^[A-Z]{1,16}$/.test(method) || !/^\d{1,3}$/.test(code)) return;
  const status = Number(code);
  const known = failures.find((one) => one === how);
  if (tried.replies.length >= 8 || (status === 0 && known === undefined)) return;
  const cut = status === 0 ? undefined : cutOf(how);
  tried.replies.push({ leg, method, status, failure: known, cut, headers: {}, body: undefined });
};

const restAfter = (line: string, words: number): string => line.split(' ').slice(words).join(' ');

const addHeader = (tried: Tried, line: string, leg: string | undefined): void => {
  const reply = tried.replies.findLast((one) => one.leg === leg);
  const [, name, value] = /^([a-z0-9-]{1,128}):\s?(.*)$/i.exec(restAfter(line, 3)) ?? [];
  if (reply === undefined || name === undefined || Object.keys(reply.headers).length >= 50) return;
  const key = name.toLowerCase();
  reply.headers[key] = [...(Object.hasOwn(reply.headers, key) ? (reply.headers[key] ?? []) : []), value ?? ''];
};

const addToTry = (tried: Tried, kind: string, words: readonly string[], line: string): void => {
  const [first = '', second = '', third] = words;
  switch (kind) {
    case 'dns':
      if (address.test(second) && tried.addresses.length < 32) tried.addresses.push(second);
      return;
    case 'dns-error':
      tried.dnsError = 'ENOTFOUND';
      return;
    case 'tcp': {
      const outcome = tcpOutcomes.find((one) => one === second);
      const to = third !== undefined && address.test(third) ? third : undefined;
      if (outcome !== undefined && tried.tcp.length < 16) tried.tcp.push({ outcome, address: to });
      return;
    }
    case 'tls':
      tried.tls.outcome = tlsOutcomes.find((one) => one === second) ?? tried.tls.outcome;
      return;
    case 'tls-version':
      tried.tls.version = /^TLSv1(\.\d)?$/.test(first) ? first : undefined;
      return;
    case 'tls-names':
      tried.tls.names = first
        .split(',')
        .filter((name) => /^[\w*.-]{1,253}$/.test(name))
        .slice(0, 50);
      return;
    case 'tls-until':
      tried.tls.validTo = toIso(words.join(' '));
      return;
    case 'http':
      addReply(tried, words);
      return;
    case 'header':
      addHeader(tried, line, first);
      return;
    case 'body': {
      const reply = tried.replies.findLast(({ leg }) => leg === first);
      if (reply !== undefined) reply.body = restAfter(line, 3);
      return;
    }
    default:
  }
};

const toApi = ([region = '', apiId = '']: readonly string[]): Report['api'] =>
  /^[a-z0-9-]{1,32}$/.test(region) && /^[A-Za-z0-9-]{1,64}$/.test(apiId) ? { region, apiId } : undefined;

const readLine = (report: Report, line: string): void => {
  const [kind = '', ...words] = line.split(' ');
  if (kind === 'begin') report.at = toIso(words[1] ?? '');
  else if (kind === 'resolver' && address.test(words[0] ?? '')) report.resolvers.push(words[0] ?? '');
  else if (kind === 'api') report.api = toApi(words);
  else if (kind === 'note' && report.notes.length < 20) report.notes.push(words.join(' ').slice(0, 300));
  else if (kind === 'try') addTry(report, words);
  else {
    const tried = report.tries.get(words[0] ?? '');
    if (tried !== undefined) addToTry(tried, kind, words.slice(1), line);
  }
};

/** Reads the lines that a script printed, in whatever surroundings; what makes no sense is passed over. */
export const readReport = (text: string): Report => {
  const report: Report = { at: undefined, api: undefined, notes: [], resolvers: [], tries: new Map() };
  for (const line of linesOf(text)) readLine(report, line);
  return report;
};
