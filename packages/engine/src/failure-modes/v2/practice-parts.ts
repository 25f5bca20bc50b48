import type { ApiV2, RouteV2, StageV2 } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import type { Located } from '../practice/rest-parts.ts';

// Advice costs no call: what was not read is not looked at, and nothing is recorded as missing.

/** The settings of an HTTP or WebSocket API. */
export const apiV2Of = ({ world }: CheckContext): ApiV2 | undefined => {
  const { api } = world.snapshot;
  return api.kind !== 'REST' && api.api.state === 'present' ? api.api.value : undefined;
};

/** Its stages. */
export const stagesV2Of = ({ world }: CheckContext): Located<StageV2>[] => {
  const { api } = world.snapshot;
  if (api.kind === 'REST' || api.stages.state !== 'present') return [];
  return api.stages.value.map((value, index) => ({ value, pointer: toPointer('api', 'stages', 'value', index) }));
};

/** Its saved routes. */
export const routesV2Of = ({ world }: CheckContext): Located<RouteV2>[] => {
  const { api } = world.snapshot;
  if (api.kind === 'REST' || api.routes.state !== 'present') return [];
  return api.routes.value.map((value, index) => ({ value, pointer: toPointer('api', 'routes', 'value', index) }));
};

/** Names of the custom domains whose mappings lead to this API. */
export const domainsV2Of = ({ world }: CheckContext): Located<string>[] => {
  const { account, target } = world.snapshot;
  return Object.entries(account.apiMappings).flatMap(([value, fact]) =>
    fact.state === 'present' && fact.value.some(({ ApiId }) => ApiId === target.apiId)
      ? [{ value, pointer: toPointer('account', 'apiMappings', value) }]
      : [],
  );
};
