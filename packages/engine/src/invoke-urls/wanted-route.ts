import type { Snapshot } from '@gatescope/shared';
import type { Hosting } from '../gates/names/hosting.ts';

/** A route as it is asked for. */
export interface WantedRoute {
  readonly hosting: Hosting;
  readonly kind: Snapshot['target']['kind'];
  /** Undefined where the API has no stage. */
  readonly stageName: string | undefined;
  /** With a leading slash. */
  readonly path: string;
  /** Undefined: nobody said. */
  readonly callerVpcId: string | undefined;
}

/** The scheme that the API is called with. */
export const schemeOf = ({ kind }: WantedRoute): string => (kind === 'WEBSOCKET' ? 'wss' : 'https');

/** The stage `$default` of an HTTP API has no segment of its own. */
export const underStage = ({ stageName, path }: WantedRoute): string =>
  stageName === undefined || stageName === '$default' ? path : `/${stageName}${path === '/' ? '/' : path}`;
