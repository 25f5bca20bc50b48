import type { Stage } from '@gatescope/shared';
import type { RoutePattern } from '../route/match-route.ts';
import { methodSetting } from '../route/method-setting.ts';

/** How a cached method is cached. */
export interface CacheSettings {
  /** Seconds. */
  readonly ttl: number;
  /** Key of the stage's methodSettings that turns it on. */
  readonly key: string;
  /** Whether invalidating an entry needs execute-api:InvalidateCache. */
  readonly needsAuthorization: boolean;
  /** What happens without that: `FAIL_WITH_403`, `SUCCEED_WITH_RESPONSE_HEADER` or `SUCCEED_WITHOUT_RESPONSE_HEADER`. */
  readonly strategy: string;
}

/**
 * The cache settings in force for a call; undefined when it is not cached. The stage-wide switch turns it on for GET only, a
 * method's own for any verb. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export const cacheSettings = (stage: Stage, route: RoutePattern, verb: string): CacheSettings | undefined => {
  const isOn =
    stage.cacheClusterEnabled === true &&
    !['NOT_AVAILABLE', 'CREATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'].includes(stage.cacheClusterStatus ?? 'AVAILABLE');
  const setting = methodSetting(stage, route);
  if (!isOn || setting.key === undefined || setting.cachingEnabled !== true || setting.cacheTtlInSeconds === 0)
    return undefined;
  if (setting.key === '*/*' && verb !== 'GET') return undefined;
  return {
    ttl: setting.cacheTtlInSeconds ?? 300,
    key: setting.key,
    needsAuthorization: setting.requireAuthorizationForCacheControl !== false,
    strategy: setting.unauthorizedCacheControlHeaderStrategy ?? 'SUCCEED_WITH_RESPONSE_HEADER',
  };
};
