import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Observation } from '@gatescope/shared';
import type { ProbeLimits } from './limits.ts';

/** A request as it goes over an open connection. */
export interface Exchange {
  readonly socket: Socket;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Pick<ProbeLimits, 'replyMs' | 'bodyMs' | 'bodyBytes' | 'countBytes'>;
  readonly signal: AbortSignal;
}

type Http = Extract<Observation, { kind: 'http' }>;

/** What came back: with status 0 there was no reply. */
export interface ExchangeResult {
  readonly status: number;
  readonly rawHeaders: readonly string[];
  readonly body: string;
  readonly failure?: NonNullable<Http['failure']>;
  readonly cut?: NonNullable<Http['cut']>;
  readonly bodyBytes?: number;
}

const failed = (failure: NonNullable<Http['failure']>): ExchangeResult => ({
  status: 0,
  rawHeaders: [],
  body: '',
  failure,
});

const declaredLength = ({ headers }: IncomingMessage): number | undefined => {
  const declared = headers['content-length'];
  return declared !== undefined && /^\d{1,15}$/.test(declared) ? Number(declared) : undefined;
};

/** Keeps the beginning of a body. Of the rest only the length counts: as it is declared, else as far as it is worth counting. */
const readBody = (
  reply: IncomingMessage,
  { bodyMs, bodyBytes, countBytes }: Exchange['limits'],
): Promise<Pick<ExchangeResult, 'body' | 'cut' | 'bodyBytes'>> =>
  new Promise((resolve) => {
    const declared = declaredLength(reply);
    const kept: Buffer[] = [];
    let size = 0;
    const end = (why?: 'time' | 'closed'): void => {
      clearTimeout(timer);
      reply.removeAllListeners('data');
      const body = Buffer.concat(kept).subarray(0, bodyBytes).toString('utf8');
      if (size > bodyBytes) resolve({ body, cut: 'size', bodyBytes: Math.max(size, declared ?? 0) });
      else resolve({ body, ...(why === undefined ? {} : { cut: why }) });
    };
    const timer = setTimeout(() => end('time'), bodyMs);
    reply.on('data', (chunk: Buffer) => {
      if (size <= bodyBytes) kept.push(chunk);
      size += chunk.length;
      if (size > (declared === undefined ? countBytes : bodyBytes)) end();
    });
    reply.once('end', () => end());
    // Broken off by the other side, or because the probe was cancelled.
    reply.once('close', () => end(reply.complete ? undefined : 'closed'));
    reply.on('error', () => end('closed'));
  });

/** Sends one request and reads the reply within limits. Follows nothing; closes the connection. */
export const sendExchange = async (exchange: Exchange): Promise<ExchangeResult> => {
  const { socket, method, path, headers, limits, signal } = exchange;
  try {
    return await new Promise<ExchangeResult>((resolve) => {
      const outgoing = request({
        createConnection: () => socket,
        method,
        path,
        headers: { ...headers, connection: 'close' },
        setHost: false,
        maxHeaderSize: 64 * 1024,
        signal,
      });
      const timer = setTimeout(() => resolve(failed('timeout')), limits.replyMs);
      outgoing.on('error', (error) => {
        clearTimeout(timer);
        const isReset = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        resolve(failed(isReset ? 'reset' : 'failed'));
      });
      const take = (reply: IncomingMessage): void => {
        clearTimeout(timer);
        const { statusCode: status = 0, rawHeaders } = reply;
        void readBody(reply, limits).then((read) => resolve({ status, rawHeaders, ...read }));
      };
      outgoing.once('response', take);
      // A WebSocket API agrees to nothing here, but a backend might.
      outgoing.once('upgrade', (reply) => {
        clearTimeout(timer);
        resolve({ status: reply.statusCode ?? 101, rawHeaders: reply.rawHeaders, body: '' });
      });
      outgoing.end();
    });
  } finally {
    socket.destroy();
  }
};
