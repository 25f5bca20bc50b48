import type { DeployedView } from '../../deployed-view.ts';
import { matchPaths, splitPath } from '../route/match-route.ts';
import { pathBelow, splitFirst } from './base-path.ts';

/** How the stage's name stands in the way of a route. */
export interface RepeatedStage {
  /** `typed-twice`: without it a route matches. `also-resource`: a resource has the stage's name, which has to be typed twice then. */
  readonly form: 'typed-twice' | 'also-resource';
  /** The path below the stage that a deployed route matches. */
  readonly correctPath: string;
}

/**
 * Whether a path below the stage misses every route only because of the stage's name; undefined when it does not, or
 * when a route (a `{proxy+}`, say) takes it as it is.
 */
export const findRepeatedStage = (
  { stage, methods }: Pick<DeployedView, 'stage' | 'methods'>,
  path: string,
): RepeatedStage | undefined => {
  if (methods.state !== 'present') return undefined;
  const deployed = methods.value;
  const isServed = (candidate: string): boolean => matchPaths(deployed, splitPath(candidate)).length > 0;
  if (isServed(path)) return undefined;
  const below = splitFirst(path).first === stage.stageName ? pathBelow(path, stage.stageName) : undefined;
  if (below !== undefined && isServed(below)) return { form: 'typed-twice', correctPath: below };
  const twice = `/${stage.stageName}${path === '/' ? '' : path}`;
  // Only a resource that bears the name itself: `{name}` and `{proxy+}` would take any word.
  const named = deployed.filter((method) => splitPath(method.path)[0] === stage.stageName);
  return matchPaths(named, splitPath(twice)).length > 0 ? { form: 'also-resource', correctPath: twice } : undefined;
};
