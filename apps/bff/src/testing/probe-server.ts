import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reachOf, type Reach } from '../probes/address-reach.ts';
import type { ProbeRoute } from '../probes/probe-route.ts';
import type { Resolution } from '../probes/resolve-host.ts';
import { leafKey, goodCertificate, testAuthority } from './probe-certificates.ts';

/** A local API that misbehaves as told. */
export interface ProbeServer {
  readonly port: number;
  readonly requests: IncomingMessage[];
  readonly close: () => Promise<void>;
}

/** Starts an HTTPS server on a free port of this machine. */
export const startProbeServer = async (
  answer: (req: IncomingMessage, res: ServerResponse) => void,
  cert: string = goodCertificate,
): Promise<ProbeServer> => {
  const requests: IncomingMessage[] = [];
  const server = createServer({ key: leafKey, cert }, (req, res) => {
    requests.push(req);
    answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Lets 127.0.0.1 pass as a private address, as nothing else may. */
export const lenientReach = (address: string): Reach =>
  address === '127.0.0.1' ? { reach: 'private' } : reachOf(address);

/** A route to a local server, with short limits. */
export const localRoute = (
  port: number,
  changes: Partial<Extract<ProbeRoute, { kind: 'network' }>> & { readonly resolution?: Partial<Resolution> } = {},
): ProbeRoute => ({
  kind: 'network',
  resolve: () =>
    Promise.resolve({ addresses: ['127.0.0.1'], cnames: [], resolvers: ['10.0.0.2'], ...changes.resolution }),
  reachOf: lenientReach,
  port,
  ca: testAuthority,
  limits: {
    resolveMs: 500,
    connectMs: 500,
    handshakeMs: 500,
    replyMs: 300,
    bodyMs: 300,
    bodyBytes: 1024,
    countBytes: 64 * 1024,
    addresses: 4,
  },
  ...changes,
});
