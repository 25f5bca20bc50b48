import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A running server. */
export interface RunningServer {
  readonly address: AddressInfo;
  /** Takes no new connections, lets what is in flight finish, and cuts off what is still there when time is up. */
  readonly stop: (patienceMs: number) => Promise<void>;
}

const listening = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no address'));
      else resolve(address);
    });
  });

/**
 * A load balancer hands on 64 kB of headers, its session cookies and the tokens of a sign-in among them; Node's own limit
 * of 16 kB would answer 431. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const maxHeaderSize = 128 * 1024;

/**
 * Longer than a load balancer keeps a silent connection (120 s in `infra/`): it would else use one that was just closed,
 * and answer 502. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
const keepAliveTimeout = 130_000;

/** Starts serving. Slow or silent clients are cut off. */
export const startServer = async (
  app: Express,
  place: { readonly port: number; readonly host: string },
): Promise<RunningServer> => {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout, maxHeaderSize }, app);
  const address = await listening(server, place.port, place.host);
  return {
    address,
    stop: (patienceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
        // A connection that was busy when the server closed would stay open, idle, until its client lets go.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
};
