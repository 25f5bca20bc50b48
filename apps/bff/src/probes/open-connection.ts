import { connect, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import type { Observation } from '@gatescope/shared';

type TcpOutcome = Extract<Observation, { kind: 'tcp' }>['outcome'];
type TlsOutcome = Extract<Observation, { kind: 'tls' }>['outcome'];

/** An address and port that were checked. */
export interface Destination {
  readonly address: string;
  readonly port: number;
}

/** Begins a connection; `net.connect` but in tests. */
export type Dial = (to: { readonly host: string; readonly port: number }) => Socket;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const toTcpOutcome = (code: string): TcpOutcome =>
  code === 'ECONNREFUSED' ? 'refused' : code === 'ETIMEDOUT' ? 'timeout' : 'failed';

/** Connects to an address. The address is the one that was checked: no name is resolved here. */
export const openTcp = (
  { address, port }: Destination,
  {
    timeoutMs,
    signal,
    dial = connect,
  }: { readonly timeoutMs: number; readonly signal: AbortSignal; readonly dial?: Dial | undefined },
): Promise<{ readonly outcome: TcpOutcome; readonly socket?: Socket }> =>
  new Promise((resolve) => {
    const socket = dial({ host: address, port });
    const end = (outcome: TcpOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (outcome === 'connected') resolve({ outcome, socket });
      else {
        socket.destroy();
        resolve({ outcome });
      }
    };
    const stop = (): void => end('failed');
    const timer = setTimeout(() => end('timeout'), timeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    // Errors after the end have no reader, and must not end the process.
    socket.on('error', (error) => end(toTcpOutcome(codeOf(error))));
    socket.once('connect', () => end('connected'));
  });

/** What a TLS handshake showed. */
export interface TlsResult {
  readonly outcome: TlsOutcome;
  readonly names?: string[];
  readonly version?: string;
  readonly validTo?: string;
  readonly error?: string;
  /** Only with the outcome `ok`: nothing is sent to a peer whose certificate does not hold. */
  readonly socket?: TLSSocket;
}

const namesOf = (altNames: string | undefined, commonName: unknown): string[] => {
  const names = (altNames ?? '').split(', ').flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []));
  return names.length > 0 ? names.slice(0, 50) : typeof commonName === 'string' ? [commonName] : [];
};

const readCertificate = (socket: TLSSocket, host: string): TlsResult => {
  const certificate = socket.getPeerCertificate();
  const names = namesOf(certificate.subjectaltname, certificate.subject?.CN);
  const end = Date.parse(certificate.valid_to);
  const version = socket.getProtocol();
  const seen = {
    names,
    ...(version === null ? {} : { version }),
    ...(Number.isNaN(end) ? {} : { validTo: new Date(end).toISOString() }),
  };
  // Asked for by itself: when several things are wrong, Node reports another one first.
  if (checkServerIdentity(host, certificate) !== undefined)
    return { ...seen, outcome: 'name-mismatch', error: 'The certificate is for other names' };
  if (socket.authorized) return { ...seen, outcome: 'ok', socket };
  const error = String(socket.authorizationError);
  return { ...seen, outcome: /EXPIRED|NOT_YET_VALID/.test(error) ? 'expired' : 'untrusted', error };
};

/** Shakes hands over an open connection and reads the certificate, whether it holds or not. */
export const openTls = (
  socket: Socket,
  {
    host,
    ca,
    timeoutMs,
    signal,
  }: { readonly host: string; readonly ca?: string; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<TlsResult> =>
  new Promise((resolve) => {
    const tls = connectTls({
      socket,
      servername: host,
      // The certificate is judged in readCertificate, which can say what is wrong with it.
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
      ...(ca === undefined ? {} : { ca }),
    });
    const end = (result: TlsResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (result.socket === undefined) tls.destroy();
      resolve(result);
    };
    const stop = (): void => end({ outcome: 'failed', error: 'cancelled' });
    const timer = setTimeout(() => end({ outcome: 'failed', error: 'The handshake timed out' }), timeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    tls.on('error', (error) => end({ outcome: 'failed', error: codeOf(error) || 'The handshake failed' }));
    tls.once('close', () => end({ outcome: 'failed', error: 'The connection was closed during the handshake' }));
    tls.once('secureConnect', () => end(readCertificate(tls, host)));
  });
