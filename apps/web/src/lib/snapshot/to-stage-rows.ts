import { type Fact, type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf, valueOf } from './fact-list.ts';

/** A stage of any kind of API. */
export interface StageRow {
  readonly name: string;
  readonly deploymentId: string | undefined;
  readonly deployedAt: string | undefined;
  readonly autoDeploy: boolean;
  /** What AWS says of the last automatic deployment. */
  readonly lastDeployment: string | undefined;
  readonly canary: { readonly percent: number; readonly deploymentId: string | undefined } | undefined;
  readonly variables: readonly (readonly [string, string])[];
  readonly webAclArn: string | undefined;
  /** Where the stage stands in the snapshot, and where its deployment does. */
  readonly pointer: string;
  readonly deploymentPointer: string | undefined;
}

type Deployment = Pick<StageRow, 'deployedAt' | 'deploymentPointer'>;

const notKnown: Deployment = { deployedAt: undefined, deploymentPointer: undefined };

/** What is known of a stage's deployment: from the list, else from what was read of it alone. */
const deploymentOf = ({ api }: Snapshot, id: string | undefined): Deployment => {
  if (id === undefined) return notKnown;
  const listed =
    api.kind === 'REST'
      ? itemsOf(api.deployments).map((one) => ({ id: one.id, deployedAt: one.createdDate }))
      : itemsOf(api.deployments).map((one) => ({ id: one.DeploymentId, deployedAt: one.CreatedDate }));
  const at = listed.findIndex((deployment) => deployment.id === id);
  if (at >= 0)
    return {
      deployedAt: listed[at]?.deployedAt,
      deploymentPointer: toPointer('api', 'deployments', 'value', at),
    };
  const alone = api.kind === 'REST' ? valueOf(api.deployed[id]) : undefined;
  return alone === undefined
    ? notKnown
    : { deployedAt: alone.createdDate, deploymentPointer: toPointer('api', 'deployed', id, 'value') };
};

/** The API's stages, by name. */
export const toStageRows = (snapshot: Snapshot): StageRow[] => {
  const { api } = snapshot;
  const rows: StageRow[] =
    api.kind === 'REST'
      ? itemsOf(api.stages).map((stage, index) => ({
          name: stage.stageName,
          deploymentId: stage.deploymentId,
          ...deploymentOf(snapshot, stage.deploymentId),
          autoDeploy: false,
          lastDeployment: undefined,
          canary: stage.canarySettings
            ? { percent: stage.canarySettings.percentTraffic ?? 0, deploymentId: stage.canarySettings.deploymentId }
            : undefined,
          variables: Object.entries(stage.variables ?? {}),
          webAclArn: stage.webAclArn,
          pointer: toPointer('api', 'stages', 'value', index),
        }))
      : itemsOf(api.stages).map((stage, index) => ({
          name: stage.StageName,
          deploymentId: stage.DeploymentId,
          ...deploymentOf(snapshot, stage.DeploymentId),
          autoDeploy: stage.AutoDeploy ?? false,
          lastDeployment: stage.LastDeploymentStatusMessage,
          canary: undefined,
          variables: Object.entries(stage.StageVariables ?? {}),
          webAclArn: undefined,
          pointer: toPointer('api', 'stages', 'value', index),
        }));
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
};

/** The stages' fact, of whichever kind the API is. */
export const stagesFact = ({ api }: Snapshot): Fact<unknown> => api.stages;
