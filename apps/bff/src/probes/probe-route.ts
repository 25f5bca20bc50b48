import type { Reach } from './address-reach.ts';
import { reachOf } from './address-reach.ts';
import { usualLimits, type ProbeLimits } from './limits.ts';
import type { Dial } from './open-connection.ts';
import { resolveHost, type Resolution } from './resolve-host.ts';

/** How probes leave this machine. */
export type ProbeRoute =
  | {
      readonly kind: 'network';
      readonly resolve: (host: string, timeoutMs: number) => Promise<Resolution>;
      readonly reachOf: (address: string) => Reach;
      readonly port: number;
      readonly dial?: Dial;
      /** Certificates to believe beside those of the system; for tests. */
      readonly ca?: string;
      readonly limits: ProbeLimits;
    }
  /** The data plane of the sandbox: it speaks plain HTTP, and knows neither names nor certificates. */
  | { readonly kind: 'sandbox'; readonly address: string; readonly port: number; readonly limits: ProbeLimits };

/** The route to real APIs: port 443 and plain unicast addresses only. */
const networkRoute: ProbeRoute = {
  kind: 'network',
  resolve: resolveHost,
  reachOf,
  port: 443,
  limits: usualLimits,
};

const isLoopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

/**
 * The route of a console: in sandbox mode to the sandbox and nowhere else; undefined when it is not known where that is.
 */
export const probeRouteOf = (mode: 'sandbox' | 'aws', endpointUrl: string | undefined): ProbeRoute | undefined => {
  if (mode === 'aws') return networkRoute;
  if (endpointUrl === undefined || !URL.canParse(endpointUrl)) return undefined;
  const { protocol, hostname, port } = new URL(endpointUrl);
  if (protocol !== 'http:' || !isLoopback(hostname)) return undefined;
  return {
    kind: 'sandbox',
    address: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 80),
    limits: usualLimits,
  };
};
