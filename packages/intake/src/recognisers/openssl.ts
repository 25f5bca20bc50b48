import { describeFailure, readConnectionFailure } from '../http/connection-failure.ts';
import type { ConnectionFailure } from '../http/exchange.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isOpenLine } from '../text/match-lines.ts';
import { noConnection } from './guess.ts';
import { calledHost } from './lookup.ts';
import type { Block } from './read-blocks.ts';
import { readBlocks } from './read-blocks.ts';
import type { Guess, Reading, Recogniser, Sighting } from './reading.ts';

const command = /\bopenssl(?:\.exe)?\s{1,10}s_client\s{1,10}(.{1,1000})$/;
const start =
  /^(?:CONNECTED\([0-9A-Fa-f]{8}\)|Connecting to [0-9a-f.:]{3,45}|connect:errno=\d{1,4}|BIO_lookup|[0-9A-F]{6,16}:error:)/;
const certificate = /^-----BEGIN CERTIFICATE-----/;
const certificateEnd = /^-----END CERTIFICATE-----/;
const body =
  /^(?:---|depth=\d|verify (?:error|return)|Certificate chain|\s{0,3}\d{1,2} s:|\s{1,6}[iav]:|Server certificate|subject=|issuer=|Acceptable client|No client certificate|Client Certificate Types|Requested Signature|Shared Requested|Peer sign|Peer Temp|Server Temp|Negotiated|SSL handshake|Verification|New, |Protocol|Cipher|Secure Renegotiation|Compression|Expansion|No ALPN|ALPN protocol|Early data|Verify return code|Server public key|SSL-Session|\s{2,8}(?:Protocol|Cipher|Session-ID|Session-ID-ctx|Resumption PSK|Master-Key|PSK|SRP|TLS session ticket|Start Time|Timeout|Verify return|Extended master|Max Early|[0-9a-f]{4} - )|read R BLOCK|closed|DONE|Post-Handshake|no peer certificate|write:errno|read:errno|connect:errno|socket:|BIO_|[0-9A-F]{6,16}:error:|This TLS version|TLS SUCCESS|HTTP\/|CONNECTED|Connecting to |CN ?=|C ?=|Can't use SSL|.{0,20}:SSL routines:|poll error|40[0-9A-F]{6,14}:)/;

interface Session {
  host?: string | undefined;
  port: number;
  serverName?: string | undefined;
  isConnected: boolean;
  version?: string | undefined;
  names: string[];
  code?: string | undefined;
  problem?: string | undefined;
  inCertificate: boolean;
}

const readCommand = (words: string): Partial<Session> => {
  const [, host, port] = /-connect\s{1,5}([^\s:]{1,255}):(\d{1,5})/.exec(words) ?? [];
  const serverName = /-servername\s{1,5}(\S{1,255})/.exec(words)?.[1];
  return { ...(host ? { host } : {}), ...(port ? { port: Number(port) } : {}), ...(serverName ? { serverName } : {}) };
};

const commonName = (text: string): string | undefined => /CN ?= ?([^,/\s]{1,255})/.exec(text)?.[1];

const addNames = (session: Session, line: string): void => {
  const isLeaf = /^\s{0,3}0 s:|^subject=|^depth=0/.test(line);
  const own = isLeaf ? commonName(line) : undefined;
  const alternatives = [...line.matchAll(/DNS:([a-z0-9*_.-]{1,255})/gi)].map((match) => match[1] ?? '');
  for (const name of [...(own ? [own] : []), ...alternatives].slice(0, 50))
    if (!session.names.includes(name)) session.names.push(name);
};

const take = (session: Session, text: string): boolean => {
  if (certificate.test(text)) session.inCertificate = true;
  if (session.inCertificate) {
    if (certificateEnd.test(text)) session.inCertificate = false;
    return true;
  }
  addNames(session, text);
  if (!body.test(text)) return /DNS:/.test(text);
  if (text.startsWith('CONNECTED')) session.isConnected = true;
  session.version =
    /(?:^New, |Protocol\s{0,4}: ?|Protocol version: )(TLSv[\d.]{1,4}|SSLv3)/.exec(text)?.[1] ?? session.version;
  session.code = /Verify return code: (\d{1,3} \([^)]{1,120}\))/.exec(text)?.[1] ?? session.code;
  const problem =
    /^(?:connect:errno=\d{1,4}|.{0,40}:error:.{1,300}|BIO_lookup.{1,200}|verify error:.{1,200}|Verification error: .{1,100}|no peer certificate available|write:errno=\d{1,4})/.exec(
      text,
    )?.[0];
  // A chain that this machine does not know is not yet a failure; a handshake that broke off is.
  if (problem && !(session.problem && problem.startsWith('verify error'))) session.problem = problem;
  return true;
};

const errnos: Readonly<Record<string, ConnectionFailure>> = {
  '110': 'timeout',
  '60': 'timeout',
  '10060': 'timeout',
  '111': 'refused',
  '61': 'refused',
  '10061': 'refused',
  '113': 'timeout',
};

const failureOf = ({ problem = '', code = '' }: Session): ConnectionFailure | undefined => {
  const errno = /errno=(\d{1,5})/.exec(problem)?.[1];
  if (errno && errnos[errno]) return errnos[errno];
  if (/hostname mismatch/i.test(`${problem} ${code}`)) return 'tls-name';
  if (/^verify error|^Verification error|^no peer certificate/.test(problem))
    return problem.startsWith('no peer') ? 'tls-handshake' : undefined;
  return problem === '' ? undefined : (readConnectionFailure(problem) ?? 'tls-handshake');
};

const tlsOutcome = (
  session: Session,
  failure: ConnectionFailure | undefined,
): 'ok' | 'name-mismatch' | 'untrusted' | 'expired' | 'failed' => {
  const said = `${session.problem ?? ''} ${session.code ?? ''}`;
  if (failure === 'tls-name') return 'name-mismatch';
  if (failure) return 'failed';
  if (/expired/i.test(said)) return 'expired';
  return /self[- ]signed|unable to (?:get|verify)/i.test(said) ? 'untrusted' : 'ok';
};

const sightingsOf = (session: Session, host: string, failure: ConnectionFailure | undefined): Sighting[] => {
  const { port, version, names, serverName } = session;
  if (failure === 'name-not-found') return [{ kind: 'dns', name: host, addresses: [], error: 'not found' }];
  if (failure === 'timeout' || failure === 'refused') return [{ kind: 'tcp', host, port, outcome: failure }];
  const tls: Sighting = {
    kind: 'tls',
    host: serverName ?? host,
    outcome: tlsOutcome(session, failure),
    ...(names.length > 0 ? { names } : {}),
    ...(version && version !== '(NONE)' ? { version } : {}),
  };
  return session.isConnected ? [{ kind: 'tcp', host, port, outcome: 'connected' }, tls] : [tls];
};

const guessesOf = (host: string, failure: ConnectionFailure | undefined, problem: string | undefined): Guess[] => {
  const called = calledHost(host, failure === undefined);
  if (!failure) return called;
  const guess = noConnection('A connection that fails is taken for the complaint');
  return [...called, { ...guess, says: { ...guess.says, symptom: { body: problem ?? describeFailure(failure) } } }];
};

const toReading = (session: Session, first: PageLine, last: PageLine): Reading | undefined => {
  const host = session.serverName ?? session.host;
  const span = { start: first.start, end: last.end };
  const failure = failureOf(session);
  const names = session.names.length > 0 ? `, certificate for ${session.names.slice(0, 4).join(', ')}` : '';
  if (!session.isConnected && !session.problem) return undefined;
  const outcome = failure
    ? describeFailure(failure)
    : `${session.version ?? 'TLS'}${names}${session.code ? `, verify: ${session.code}` : ''}`;
  return {
    kind: 'tls-test',
    span,
    understood: `TLS with ${host ?? 'a host that is not named'}: ${outcome}`,
    says: host ? { sightings: sightingsOf(session, session.host ?? host, failure) } : {},
    guesses: guessesOf(host ?? '', failure, session.problem),
  };
};

const readBlock = (page: Page, first: PageLine): Block => {
  const words = command.exec(first.text)?.[1];
  const session: Session = {
    port: 443,
    isConnected: false,
    names: [],
    inCertificate: false,
    ...(words ? readCommand(words) : {}),
  };
  let last = first;
  let number = first.number + (words ? 1 : 0);
  for (; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (!take(session, line.text)) break;
    last = line;
  }
  return { reading: toReading(session, first, last), next: Math.max(last.number, first.number) + 1 };
};

/** `openssl s_client`: whether TLS comes about, and with whose certificate. */
export const openssl: Recogniser = {
  id: 'openssl',
  sign: /s_client|^CONNECTED\(|:error:|errno=\d/m,
  read: (page) =>
    readBlocks(page, (line) => (command.test(line.text) || start.test(line.text) ? readBlock(page, line) : undefined)),
};
