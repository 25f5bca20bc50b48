import type { ReasonCode } from '../../reason-codes.ts';
import type { RoutePattern } from './match-route.ts';
import { isGreedyPath, matchPaths, matchRoute, splitPath } from './match-route.ts';
import type { NearMiss } from './near-misses.ts';
import { nearMisses } from './near-misses.ts';

/** Why no deployed method serves a request. */
export interface Miss {
  readonly reason: Extract<ReasonCode, 'route-not-found' | 'method-not-found' | 'proxy-parent' | 'route-not-deployed'>;
  /** Saved method that would serve it, as `VERB /path`. */
  readonly savedAs?: string;
  /** Deployed verbs of the best path that matches. */
  readonly verbsAtPath?: readonly string[];
  readonly pathPattern?: string;
  /** The greedy path whose parent was called. */
  readonly proxyPath?: string;
  readonly nearMisses: readonly NearMiss[];
}

export interface Called {
  readonly verb: string;
  readonly segments: readonly string[];
}

/** The greedy route directly below the called path that knows the verb. */
const proxyBelow = <P extends RoutePattern>(deployed: readonly P[], { verb, segments }: Called): P | undefined =>
  matchRoute(
    deployed.filter(({ path }) => isGreedyPath(path) && splitPath(path).length === segments.length + 1),
    verb,
    [...segments, 'below'],
  )?.pattern;

/** Tells the kinds of miss apart. `saved` is undefined where the saved methods are not known. */
export const explainMiss = (
  deployed: readonly RoutePattern[],
  saved: readonly RoutePattern[] | undefined,
  called: Called,
): Miss => {
  const { verb, segments } = called;
  const common = { nearMisses: nearMisses(deployed, verb, segments) };
  const savedMatch = saved && matchRoute(saved, verb, segments)?.pattern;
  if (savedMatch) return { ...common, reason: 'route-not-deployed', savedAs: `${savedMatch.verb} ${savedMatch.path}` };
  const pathPattern = matchPaths(deployed, segments)[0]?.pattern.path;
  const verbsAtPath = deployed.filter(({ path }) => path === pathPattern).map((pattern) => pattern.verb);
  const proxy = proxyBelow(deployed, called);
  if (proxy && verbsAtPath.every((own) => own === 'OPTIONS'))
    return { ...common, reason: 'proxy-parent', proxyPath: proxy.path };
  if (pathPattern !== undefined) return { ...common, reason: 'method-not-found', verbsAtPath, pathPattern };
  return { ...common, reason: 'route-not-found' };
};
