import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { findTranscript } from './find-transcript.ts';
import { readSignedScope } from './sigv4.ts';
import type { Transcript } from './transcript.ts';

/** How a data plane of its own is started. */
export interface DataPlaneOptions {
  readonly transcripts: readonly Transcript[];
  readonly port?: number;
  readonly host?: string;
  /** With a key and a certificate it speaks HTTPS. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
}

/** A running data plane: invoke hosts, told apart by the Host header. */
export interface DataPlane {
  readonly url: string;
  readonly port: number;
  setTranscripts(transcripts: readonly Transcript[]): void;
  close(): Promise<void>;
}

/** Starts a server that answers with transcripts only. */
export async function startDataPlane(options: DataPlaneOptions): Promise<DataPlane> {
  let { transcripts } = options;
  const host = options.host ?? '127.0.0.1';
  const listener = (incoming: IncomingMessage, response: ServerResponse) => {
    answerDataPlane(incoming, response, transcripts);
  };
  const { tls } = options;
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer({ ...tls }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo; // Listening on a port, not on a pipe.
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${String(port)}`,
    port,
    setTranscripts: (next) => {
      transcripts = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Whether a request is for an invoke host and not for the management API: its Host is no loopback name, or it names an
 * API in x-apigw-api-id. What is signed for a management service never is.
 */
export function isInvokeRequest({ headers }: IncomingMessage): boolean {
  const scope = readSignedScope({ authorization: headers.authorization ?? '' });
  if (scope !== undefined && scope.service !== 'execute-api') return false;
  if (headers['x-apigw-api-id'] !== undefined) return true;
  return !/^(localhost|127(\.\d+){3}|\[::1\]|host\.docker\.internal)(:\d+)?$/i.test(headers.host ?? 'localhost');
}

/** Answers with the transcript of this exchange, byte for byte, or with 502 when there is none. */
export function answerDataPlane(
  incoming: IncomingMessage,
  response: ServerResponse,
  transcripts: readonly Transcript[],
): void {
  incoming.resume();
  response.sendDate = false;
  const { method = 'GET', url: path = '/', headers } = incoming;
  const host = headers.host ?? '';
  const found = findTranscript(transcripts, { method, host, path, headers });
  if (found === undefined) {
    const what = `${method} https://${host}${path}`;
    fail(response, `The sandbox has no transcript of ${what}. Add one to "transcripts" of an account file.`);
    return;
  }
  const body = Buffer.from(found.body, found.bodyEncoding ?? 'utf8');
  try {
    response.writeHead(found.status, [...found.headers.flat(), ...framing(found, body, method)]);
    response.end(method === 'HEAD' ? undefined : body);
  } catch (cause) {
    fail(response, `The transcript of ${method} https://${host}${path} cannot be sent: ${String(cause)}`);
  }
}

function fail(response: ServerResponse, text: string): void {
  response.writeHead(502, ['content-type', 'text/plain; charset=utf-8']);
  response.end(`${text}\n`);
}

// The length is part of the framing, not of what was recorded; 204 and 304 have none.
function framing(
  { status, headers }: Transcript['response'],
  body: Buffer,
  method: string | undefined,
): readonly string[] {
  const isSaid = headers.some(([name]) => name.toLowerCase() === 'content-length');
  if (isSaid || status === 204 || status === 304 || method === 'HEAD') return [];
  return ['content-length', String(body.length)];
}
