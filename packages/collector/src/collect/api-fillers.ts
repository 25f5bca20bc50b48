import type { HttpApiFacts, RestApiFacts } from '@gatescope/shared';
import { getAuthorizers } from '../reads/api-gateway/get-authorizers.ts';
import { getDeployment } from '../reads/api-gateway/get-deployment.ts';
import { getDeployments } from '../reads/api-gateway/get-deployments.ts';
import { getExport } from '../reads/api-gateway/get-export.ts';
import { getGatewayResponses } from '../reads/api-gateway/get-gateway-responses.ts';
import { getModels } from '../reads/api-gateway/get-models.ts';
import { getRequestValidators } from '../reads/api-gateway/get-request-validators.ts';
import { getResources } from '../reads/api-gateway/get-resources.ts';
import { getRestApi } from '../reads/api-gateway/get-rest-api.ts';
import { getStages } from '../reads/api-gateway/get-stages.ts';
import { exportApi } from '../reads/api-gateway-v2/export-api.ts';
import { getApi } from '../reads/api-gateway-v2/get-api.ts';
import { getAuthorizersV2 } from '../reads/api-gateway-v2/get-authorizers.ts';
import { getDeploymentsV2 } from '../reads/api-gateway-v2/get-deployments.ts';
import { getIntegrations } from '../reads/api-gateway-v2/get-integrations.ts';
import { getRoutes } from '../reads/api-gateway-v2/get-routes.ts';
import { getStagesV2 } from '../reads/api-gateway-v2/get-stages.ts';
import type { Site } from './site.ts';

/** An API's facts being filled. */
interface ApiTrip<Facts> {
  readonly site: Site;
  readonly apiId: string;
  readonly facts: Facts;
}

type Fillers<Facts> = {
  readonly [Name in Exclude<keyof Facts, 'kind'>]: (trip: ApiTrip<Facts>, key: string) => Promise<void>;
};

/** How each fact of a REST API is read when it is asked for by its pointer. */
export const restApiFillers: Fillers<RestApiFacts> = {
  restApi: async ({ site, apiId: restApiId, facts }) => {
    facts.restApi = await site.ask(getRestApi, { restApiId });
  },
  resources: async ({ site, apiId: restApiId, facts }) => {
    facts.resources = await site.ask(getResources, { restApiId });
  },
  stages: async ({ site, apiId: restApiId, facts }) => {
    facts.stages = await site.ask(getStages, { restApiId });
  },
  deployments: async ({ site, apiId: restApiId, facts }) => {
    facts.deployments = await site.ask(getDeployments, { restApiId });
  },
  deployed: async ({ site, apiId: restApiId, facts }, deploymentId) => {
    facts.deployed[deploymentId] = await site.ask(getDeployment, { restApiId, deploymentId });
  },
  exports: async ({ site, apiId: restApiId, facts }, stageName) => {
    facts.exports[stageName] = await site.ask(getExport, { restApiId, stageName });
  },
  gatewayResponses: async ({ site, apiId: restApiId, facts }) => {
    facts.gatewayResponses = await site.ask(getGatewayResponses, { restApiId });
  },
  authorizers: async ({ site, apiId: restApiId, facts }) => {
    facts.authorizers = await site.ask(getAuthorizers, { restApiId });
  },
  requestValidators: async ({ site, apiId: restApiId, facts }) => {
    facts.requestValidators = await site.ask(getRequestValidators, { restApiId });
  },
  models: async ({ site, apiId: restApiId, facts }) => {
    facts.models = await site.ask(getModels, { restApiId });
  },
};

/** How each fact of an HTTP or WebSocket API is read when it is asked for by its pointer. */
export const httpApiFillers: Fillers<HttpApiFacts> = {
  api: async ({ site, apiId, facts }) => {
    facts.api = await site.ask(getApi, { apiId });
  },
  routes: async ({ site, apiId, facts }) => {
    facts.routes = await site.ask(getRoutes, { apiId });
  },
  integrations: async ({ site, apiId, facts }) => {
    facts.integrations = await site.ask(getIntegrations, { apiId });
  },
  stages: async ({ site, apiId, facts }) => {
    facts.stages = await site.ask(getStagesV2, { apiId });
  },
  authorizers: async ({ site, apiId, facts }) => {
    facts.authorizers = await site.ask(getAuthorizersV2, { apiId });
  },
  deployments: async ({ site, apiId, facts }) => {
    facts.deployments = await site.ask(getDeploymentsV2, { apiId });
  },
  exports: async ({ site, apiId, facts }, stageName) => {
    facts.exports[stageName] = await site.ask(exportApi, { apiId, stageName });
  },
};
