import type { Fact, Snapshot } from '@gatescope/shared';
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
  readonly raw: unknown;
}

const createdAt = (snapshot: Snapshot, id: string | undefined): string | undefined => {
  const { api } = snapshot;
  if (id === undefined) return undefined;
  if (api.kind === 'REST') {
    return (
      itemsOf(api.deployments).find((deployment) => deployment.id === id)?.createdDate ??
      valueOf(api.deployed[id])?.createdDate
    );
  }
  return itemsOf(api.deployments).find(({ DeploymentId }) => DeploymentId === id)?.CreatedDate;
};

/** The API's stages, by name. */
export const toStageRows = (snapshot: Snapshot): StageRow[] => {
  const { api } = snapshot;
  const rows: StageRow[] =
    api.kind === 'REST'
      ? itemsOf(api.stages).map((stage) => ({
          name: stage.stageName,
          deploymentId: stage.deploymentId,
          deployedAt: createdAt(snapshot, stage.deploymentId),
          autoDeploy: false,
          lastDeployment: undefined,
          canary: stage.canarySettings
            ? { percent: stage.canarySettings.percentTraffic ?? 0, deploymentId: stage.canarySettings.deploymentId }
            : undefined,
          variables: Object.entries(stage.variables ?? {}),
          webAclArn: stage.webAclArn,
          raw: stage,
        }))
      : itemsOf(api.stages).map((stage) => ({
          name: stage.StageName,
          deploymentId: stage.DeploymentId,
          deployedAt: createdAt(snapshot, stage.DeploymentId),
          autoDeploy: stage.AutoDeploy ?? false,
          lastDeployment: stage.LastDeploymentStatusMessage,
          canary: undefined,
          variables: Object.entries(stage.StageVariables ?? {}),
          webAclArn: undefined,
          raw: stage,
        }));
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
};

/** The stages' fact, of whichever kind the API is. */
export const stagesFact = ({ api }: Snapshot): Fact<unknown> => api.stages;
