import type { Basis, CorsConfiguration, Fact, HttpApiFacts, Snapshot, StageV2 } from '@gatescope/shared';
import { hidden, notAsked, present, toPointer } from '@gatescope/shared';
import type { DeployedView } from '../../deployed-view.ts';
import { newDeploymentId } from '../../fix/apply-patch.ts';
import type { ExportedApi } from './read-export.ts';
import { readExportV2 } from './read-export.ts';
import type { RunningRoute } from './running-route.ts';
import { exportedRoutes, savedRoutes } from './running-route.ts';
import { toStageWords } from './stage-words.ts';

/** What a stage of an HTTP or WebSocket API runs, as far as it can be known. */
export interface V2View {
  readonly stage: StageV2;
  readonly stagePointer: string;
  /** Every edit goes out at once. */
  readonly isAutoDeployed: boolean;
  readonly basis: Basis;
  readonly routes: Fact<readonly RunningRoute[]>;
  /** Undefined where the API has none. */
  readonly cors: Fact<CorsConfiguration | undefined>;
  readonly corsPointer: string;
  /** The same in the words that all kinds of API share. */
  readonly view: DeployedView;
}

/** A stage's own word about its last automatic deployment; nothing tells it in a field of its own. */
export const failedDeployment = ({ LastDeploymentStatusMessage: message }: StageV2): string | undefined =>
  message !== undefined && /\bfail/i.test(message) ? message : undefined;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html */
const runsAsSaved = (stage: StageV2): boolean =>
  (stage.AutoDeploy === true && failedDeployment(stage) === undefined) || stage.DeploymentId === newDeploymentId;

/**
 * Whether a stage runs nothing at all: it deploys nothing by itself, and nobody gave it a deployment.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html
 */
export const isNeverDeployed = ({ AutoDeploy, DeploymentId }: StageV2): boolean =>
  AutoDeploy === false && (DeploymentId === undefined || DeploymentId === '');

const exportOf = (api: HttpApiFacts, stage: StageV2): ExportedApi | undefined => {
  const fact = api.exports[stage.StageName];
  return fact?.state === 'present' && !runsAsSaved(stage) ? readExportV2(fact.value) : undefined;
};

const corsOf = (api: HttpApiFacts, exported: ExportedApi | undefined): Fact<CorsConfiguration | undefined> => {
  if (exported) return present(exported.cors);
  if (api.api.state === 'present') return present(api.api.value.CorsConfiguration);
  return api.api.state === 'hidden' ? api.api : present(undefined);
};

const deployedAt = ({ deployments }: HttpApiFacts, { DeploymentId }: StageV2): string | undefined =>
  deployments.state === 'present'
    ? deployments.value.find((deployment) => deployment.DeploymentId === DeploymentId)?.CreatedDate
    : undefined;

/** What a stage runs; undefined where there is no such stage, or the stages are hidden. */
export const v2View = (snapshot: Snapshot, stageName: string, draw: DeployedView['draw']): V2View | undefined => {
  const { api } = snapshot;
  if (api.kind === 'REST' || api.stages.state !== 'present') return undefined;
  const index = api.stages.value.findIndex(({ StageName }) => StageName === stageName);
  const stage = api.stages.value[index];
  if (!stage) return undefined;
  const exported = exportOf(api, stage);
  const basis = exported ? 'deployed' : runsAsSaved(stage) ? 'live' : 'assumed-from-saved';
  const list = exported ? exportedRoutes(api, stageName, exported) : savedRoutes(api, basis);
  const routes = list ? present(list) : api.routes.state === 'hidden' ? api.routes : hidden('failed');
  const words = toStageWords(stage);
  return {
    stage,
    stagePointer: toPointer('api', 'stages', 'value', index),
    isAutoDeployed: stage.AutoDeploy === true,
    basis,
    routes,
    cors: corsOf(api, exported),
    corsPointer: exported
      ? toPointer('api', 'exports', stageName, 'value', 'x-amazon-apigateway-cors')
      : toPointer('api', 'api', 'value', 'CorsConfiguration'),
    view: {
      stage: words,
      draw,
      deploymentId: stage.DeploymentId,
      deployedAt: deployedAt(api, stage),
      methods: routes.state === 'present' ? present(routes.value.map(({ method }) => method)) : routes,
      methodsBasis: basis,
      restApi: notAsked,
      exported: notAsked,
      variables: words.variables ?? {},
    },
  };
};
