import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { Unkeyed } from '../../gates/cache/list-unkeyed.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';

/** What the cache gate said of a call that is cached. */
export interface CacheDetail {
  readonly stage: string;
  readonly route: string;
  /** Seconds. */
  readonly ttl: number;
  readonly settingKey: string;
  readonly keyParameters: readonly string[];
  readonly unkeyed: Unkeyed;
  readonly invalidation: string | undefined;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const unkeyedOf = (value: unknown): Unkeyed => {
  const parts: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const { origin } = parts;
  return {
    path: texts(parts['path']),
    query: texts(parts['query']),
    headers: texts(parts['headers']),
    ...(typeof origin === 'string' ? { origin } : {}),
  };
};

/** Reads the cache gate of a trace; undefined when the call is not cached. */
export const cacheDetail = ({ trace, journey }: SimulatedTrace): CacheDetail | undefined => {
  const detail = trace.gates.find(({ gate }) => gate === 'cache')?.detail ?? {};
  const { arrival, route } = journey;
  if (detail['isCached'] !== true || !arrival || !route) return undefined;
  return {
    stage: arrival.stageName,
    route: `${route.method.verb} ${route.method.path}`,
    ttl: Number(detail['ttl']),
    settingKey: String(detail['settingKey']),
    keyParameters: texts(detail['keyParameters']),
    unkeyed: unkeyedOf(detail['unkeyed']),
    invalidation: typeof detail['invalidation'] === 'string' ? detail['invalidation'] : undefined,
  };
};

/** The stage setting that turns the cache on. */
export const settingPointer = ({ snapshot }: World, { stage, settingKey }: CacheDetail): string => {
  const { api } = snapshot;
  const index =
    api.kind === 'REST' && api.stages.state === 'present'
      ? api.stages.value.findIndex(({ stageName }) => stageName === stage)
      : -1;
  return toPointer('api', 'stages', 'value', index, 'methodSettings', settingKey);
};

export const cacheEvidence = (world: World, detail: CacheDetail): Evidence => ({
  label: `Cache of stage ${detail.stage} for ${detail.route}`,
  pointer: settingPointer(world, detail),
  observed: `on, entries live ${detail.ttl} s`,
});
