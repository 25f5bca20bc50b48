import type { Fact, RestApi, RestApiFacts, Stage } from '@gatescope/shared';
import { notAsked } from '@gatescope/shared';
import { getAuthorizers } from '../reads/api-gateway/get-authorizers.ts';
import { getDeployment } from '../reads/api-gateway/get-deployment.ts';
import { getDeployments } from '../reads/api-gateway/get-deployments.ts';
import { getGatewayResponses } from '../reads/api-gateway/get-gateway-responses.ts';
import { getResources } from '../reads/api-gateway/get-resources.ts';
import { getStages } from '../reads/api-gateway/get-stages.ts';
import type { Site } from './site.ts';

/**
 * All that is always read of a REST API: five calls, and one for each deployment that a stage serves.
 * `onStages` hears of the stages as soon as they are known.
 */
export const collectRestApi = async (
  site: Site,
  restApiId: string,
  parts: {
    readonly restApi: Fact<RestApi>;
    readonly depth: 'full' | 'scan';
    readonly onStages: (stages: Fact<Stage[]>) => void;
  },
): Promise<RestApiFacts> => {
  const input = { restApiId };
  const readStages = async (): Promise<Pick<RestApiFacts, 'stages' | 'deployed'>> => {
    const stages = await site.ask(getStages, input, 'critical');
    parts.onStages(stages);
    return { stages, deployed: await collectDeployed(site, restApiId, stages) };
  };
  const isFull = parts.depth === 'full';
  const [live, resources, deployments, gatewayResponses, authorizers] = await Promise.all([
    readStages(),
    site.ask(getResources, input),
    isFull ? site.ask(getDeployments, input) : notAsked,
    isFull ? site.ask(getGatewayResponses, input) : notAsked,
    isFull ? site.ask(getAuthorizers, input) : notAsked,
  ]);
  return {
    kind: 'REST',
    restApi: parts.restApi,
    resources,
    ...live,
    deployments,
    exports: {},
    gatewayResponses,
    authorizers,
    requestValidators: notAsked,
    models: notAsked,
  };
};

const collectDeployed = async (
  site: Site,
  restApiId: string,
  stages: Fact<Stage[]>,
): Promise<RestApiFacts['deployed']> => {
  const ids = stages.state === 'present' ? liveDeploymentIds(stages.value) : [];
  const facts = await Promise.all(
    ids.map((deploymentId) => site.ask(getDeployment, { restApiId, deploymentId }, 'critical')),
  );
  return Object.fromEntries(ids.flatMap((id, index) => [[id, facts[index] ?? notAsked]]));
};

/** The deployments that stages serve, those of canaries included, each once. */
const liveDeploymentIds = (stages: readonly Stage[]): string[] => [
  ...new Set(
    stages.flatMap(({ deploymentId, canarySettings }) =>
      [deploymentId, canarySettings?.deploymentId].flatMap((id) => (id ? [id] : [])),
    ),
  ),
];
