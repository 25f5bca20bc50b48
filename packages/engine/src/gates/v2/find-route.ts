import { comparePaths, isGreedyPath, matchPath, splitPath } from '../route/match-route.ts';
import { parseRouteKey } from './route-key.ts';

/** What the matcher needs of a route. */
export interface KeyedRoute {
  readonly routeKey: string;
}

/** A route that a request selects, with the values of its path variables. */
export interface FoundRoute<R extends KeyedRoute> {
  readonly route: R;
  readonly parameters: Readonly<Record<string, string>>;
  /** Only without the slash at the end of the path; whether AWS forgives it is not documented. */
  readonly isBySlash: boolean;
}

interface Candidate<R> {
  readonly route: R;
  readonly path: string;
  readonly verb: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const candidatesFor = <R extends KeyedRoute>(routes: readonly R[], segments: readonly string[]): Candidate<R>[] =>
  routes.flatMap((route) => {
    const key = parseRouteKey(route.routeKey);
    const parameters = key.kind === 'path' ? matchPath(key.path, segments) : undefined;
    return key.kind === 'path' && parameters ? [{ route, path: key.path, verb: key.verb, parameters }] : [];
  });

/** A full match before a greedy one, the more exact path before the other, the verb itself before ANY. */
const byPriority = (a: Candidate<unknown>, b: Candidate<unknown>): number =>
  Number(isGreedyPath(a.path)) - Number(isGreedyPath(b.path)) ||
  comparePaths(a.path, b.path) ||
  Number(a.verb === 'ANY') - Number(b.verb === 'ANY');

/** Routes whose path matches, whatever their verb, best first; the catch-all is not among them. */
export const routesAtPath = <R extends KeyedRoute>(routes: readonly R[], path: string): readonly R[] =>
  candidatesFor(routes, splitPath(path))
    .sort(byPriority)
    .map(({ route }) => route);

const endsInSlash = (path: string): boolean => path.length > 1 && path.endsWith('/');

/**
 * The route that an HTTP API serves a request with: a full match of route and verb, then a greedy path variable, then
 * `$default`. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export const findRoute = <R extends KeyedRoute>(
  routes: readonly R[],
  verb: string,
  path: string,
): FoundRoute<R> | undefined => {
  const [best] = candidatesFor(routes, splitPath(path))
    .filter((candidate) => candidate.verb === verb || candidate.verb === 'ANY')
    .sort(byPriority);
  if (best) {
    const isBySlash = endsInSlash(path) && !isGreedyPath(best.path) && !best.path.endsWith('/');
    return { route: best.route, parameters: best.parameters, isBySlash };
  }
  const catchAll = routes.find(({ routeKey }) => parseRouteKey(routeKey).kind === 'default');
  return catchAll && { route: catchAll, parameters: {}, isBySlash: false };
};
