import { readConnectionFailure } from '../http/connection-failure.ts';
import type { ConnectionFailure } from '../http/exchange.ts';
import type { Sighting } from './reading.ts';

/** What curl's own lines (`* …`) said so far about one connection. */
export interface CurlConnection {
  readonly host?: string;
  readonly port?: number;
  readonly url?: string;
  readonly failure?: ConnectionFailure;
  readonly failureText?: string;
  readonly slowText?: string;
  /** Why an address could not be reached: curl's last line does not repeat it. */
  readonly hint?: ConnectionFailure;
  readonly viaProxy?: boolean;
  readonly isInsecure?: boolean;
  readonly sightings: readonly Sighting[];
}

type Step = (connection: CurlConnection, match: RegExpExecArray) => Partial<CurlConnection>;

const see = (connection: CurlConnection, sighting: Sighting): Pick<CurlConnection, 'sightings'> => ({
  sightings: [...connection.sightings.slice(-40), sighting],
});

const fail = (text: string): Pick<CurlConnection, 'failure' | 'failureText'> => {
  const failure = readConnectionFailure(text);
  return { ...(failure ? { failure } : {}), failureText: text };
};

const outcomeOf = (words: string): 'refused' | 'timeout' | 'failed' =>
  /refused/i.test(words) ? 'refused' : /timed? ?out/i.test(words) ? 'timeout' : 'failed';

const addressesOf = (list: string): string[] =>
  list.split(/[,\s]{1,4}/).filter((item) => /^[0-9a-f.:]{3,45}$/i.test(item));

const resolved: Step = (connection, [, host = '', port]) => ({
  host,
  ...(port ? { port: Number(port) } : {}),
  ...see(connection, { kind: 'dns', name: host, addresses: [] }),
});

/** `* IPv4: 10.0.1.5, 10.0.2.6` follows the line that names the host. */
const addresses: Step = (connection, [, list = '']) => {
  const last = connection.sightings.at(-1);
  if (last?.kind !== 'dns') return {};
  const more = { ...last, addresses: [...last.addresses, ...addressesOf(list)] };
  return { sightings: [...connection.sightings.slice(0, -1), more] };
};

const connected: Step = (connection, [, host = '', address = '', port = '443']) => ({
  host,
  port: Number(port),
  ...see(connection, { kind: 'tcp', host, address, port: Number(port), outcome: 'connected' }),
});

const notConnected: Step = (connection, [, address = '', port = '443', words = '']) => {
  const hint = readConnectionFailure(words);
  return {
    ...(hint ? { hint } : {}),
    ...see(connection, {
      kind: 'tcp',
      host: connection.host ?? address,
      address,
      port: Number(port),
      outcome: outcomeOf(words),
    }),
  };
};

const failed: Step = (connection, [text, host = '', port = '443']) => ({
  host,
  port: Number(port),
  ...fail(text),
  ...(connection.sightings.some(({ kind }) => kind === 'tcp')
    ? {}
    : see(connection, { kind: 'tcp', host, port: Number(port), outcome: outcomeOf(text) })),
});

const unresolved: Step = (connection, [text, host = '']) => ({
  host,
  ...fail(text),
  ...see(connection, { kind: 'dns', name: host, addresses: [], error: 'not found' }),
});

const secured: Step = (connection, [, version = '']) =>
  connection.host ? see(connection, { kind: 'tls', host: connection.host, outcome: 'ok', version }) : {};

const wrongName: Step = (connection, [text, host]) => ({
  ...fail(text),
  ...see(connection, { kind: 'tls', host: host ?? connection.host ?? '', outcome: 'name-mismatch' }),
});

const untrusted: Step = (connection, [text]) => ({
  ...fail(text),
  ...see(connection, {
    kind: 'tls',
    host: connection.host ?? '',
    outcome: /expired/i.test(text)
      ? 'expired'
      : /self[- ]signed|local issuer|unable to get/i.test(text)
        ? 'untrusted'
        : 'failed',
  }),
});

/** The names of the certificate, where the handshake's sighting has none yet. */
const subject: Step = (connection, [, name = '']) => {
  const index = connection.sightings.findLastIndex(({ kind }) => kind === 'tls');
  const last = connection.sightings[index];
  if (last?.kind !== 'tls' || last.names) return {};
  return { sightings: connection.sightings.with(index, { ...last, names: [name] }) };
};

const steps: readonly (readonly [RegExp, Step])[] = [
  // Insomnia begins its timeline so.
  [/^Preparing request to (https?:\/\/\S{1,8192})$/, (_, [, url = '']) => ({ url })],
  [/^Host (\S{1,300}?):(\d{1,5}) was resolved/, resolved],
  [/^IPv[46]: (?!\(none\))(.{1,400})$/, addresses],
  [/^Connected to (\S{1,300}) \(([0-9a-f.:]{3,45})\) port (\d{1,5})/i, connected],
  [/^Established connection to (\S{1,300}) \(([0-9a-f.:]{3,45}) port (\d{1,5})\)/i, connected],
  [/^connect to (\S{1,100}) port (\d{1,5}) (?:from \S{1,100} port \d{1,5} )?failed: (.{1,100})$/i, notConnected],
  [/^(?:Failed|Unable) to connect to (\S{1,300}) port (\d{1,5})\b.{0,200}$/i, failed],
  [/^Could(?: not|n't) resolve host(?: name)?:? '?([^\s']{1,300})'?.{0,100}$/i, unresolved],
  [/^getaddrinfo\(\d\) failed for (\S{1,300}?):\d{1,5}$/i, unresolved],
  [/^SSL connection using (TLSv[\d.]{1,5}|SSLv\d)/, secured],
  [/^subject: .{0,300}?CN ?= ?([^;,\s]{1,255})/, subject],
  [
    /^(?:SSL: no alternative certificate subject name matches target (?:host name|ipv4 address) '([^']{1,300})'|subjectAltName does not match (?:host name )?(\S{1,300})|SSL: certificate subject name '[^']{1,300}' does not match target host name '([^']{1,300})').{0,40}$/i,
    wrongName,
  ],
  [
    /^(?:SSL certificate problem: .{1,200}|SSL certificate verification failed.{0,100}|OpenSSL SSL_connect: .{1,200}|OpenSSL\/.{1,200}|TLSv[\d.]{1,5} \(\w{2,3}\), TLS alert, (?!close notify|warning).{1,100}|schannel: .{1,300}|(?:LibreSSL|BoringSSL|GnuTLS|gnutls_handshake).{1,200})$/i,
    untrusted,
  ],
  [
    /^Operation timed out after \d{1,9} milliseconds with \d{1,12} (?:out of -?\d{1,12} )?bytes received/i,
    (_, [text]) => ({ slowText: text }),
  ],
  [/^(?:Operation|Connection|SSL connection) timed? ?out.{0,200}$/i, (_, [text]) => fail(text)],
  [/^\[HTTP\/[23]\] \[\d{1,4}\] OPENED stream for (\S{1,8192})$/, (_, [, url = '']) => ({ url })],
  [/^Issue another request to this URL: '([^']{1,8192})'/, (_, [, url = '']) => ({ url })],
  [/^(?:Uses proxy env variable|Establish HTTP proxy tunnel|CONNECT tunnel|Proxy replied)/, () => ({ viaProxy: true })],
  [
    /^skipping SSL peer certificate verification|SSL certificate verify result: .{1,100}, continuing anyway/,
    () => ({ isInsecure: true }),
  ],
];

/** Takes one of curl's own lines (without its `* `) into account. */
export const readCurlInfo = (connection: CurlConnection, text: string): CurlConnection => {
  const line = text.trim();
  for (const [pattern, step] of steps) {
    const match = pattern.exec(line);
    if (match) return { ...connection, ...step(connection, match) };
  }
  return connection;
};
