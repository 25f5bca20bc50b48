import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

/** The preflight's own stop for want of a route, and the resource that the call itself reaches. */
export interface MissingOptions {
  readonly at: Stop;
  readonly path: string;
}

/** The preflight that finds no OPTIONS although the call itself finds its method. */
export const findMissingOptions = ({ preflightStops, main }: CheckContext): MissingOptions | undefined => {
  const at = findStop(preflightStops, ['method-not-found', 'route-not-found', 'proxy-parent']);
  const path = main?.journey.route?.method.path;
  return at && path !== undefined ? { at, path } : undefined;
};
