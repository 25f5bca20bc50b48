import { type ApiV2, type Fact, type HttpApiFacts, notAsked, type StageV2 } from '@gatescope/shared';
import { getAuthorizersV2 } from '../reads/api-gateway-v2/get-authorizers.ts';
import { getDeploymentsV2 } from '../reads/api-gateway-v2/get-deployments.ts';
import { getIntegrations } from '../reads/api-gateway-v2/get-integrations.ts';
import { getRoutes } from '../reads/api-gateway-v2/get-routes.ts';
import { getStagesV2 } from '../reads/api-gateway-v2/get-stages.ts';
import type { Site } from './site.ts';

/** All that is always read of an HTTP or WebSocket API. `onStages` hears of the stages as soon as they are known. */
export const collectHttpApi = async (
  site: Site,
  apiId: string,
  known: {
    readonly kind: HttpApiFacts['kind'];
    readonly api: Fact<ApiV2>;
    readonly depth: 'full' | 'scan';
    readonly onStages: (stages: Fact<StageV2[]>) => void;
  },
): Promise<HttpApiFacts> => {
  const readStages = async (): Promise<Fact<StageV2[]>> => {
    const stages = await site.ask(getStagesV2, { apiId }, 'critical');
    known.onStages(stages);
    return stages;
  };
  const isFull = known.depth === 'full';
  const [stages, routes, integrations, authorizers, deployments] = await Promise.all([
    readStages(),
    site.ask(getRoutes, { apiId }),
    isFull ? site.ask(getIntegrations, { apiId }) : notAsked,
    isFull ? site.ask(getAuthorizersV2, { apiId }) : notAsked,
    isFull ? site.ask(getDeploymentsV2, { apiId }) : notAsked,
  ]);
  return { kind: known.kind, api: known.api, routes, integrations, stages, authorizers, deployments, exports: {} };
};
