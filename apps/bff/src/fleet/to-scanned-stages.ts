import type { ApiScan, Fact, Snapshot } from '@gatescope/shared';
import type { EnginePort } from '../ports.ts';

type Stages = NonNullable<ApiScan['stages']>;

const valueOf = <T>(fact: Fact<T> | undefined): T | undefined => (fact?.state === 'present' ? fact.value : undefined);

/** Counts methods, not fields; undefined where the deployment's summary is not known. */
const countUndeployed = (
  { listDrift }: Pick<EnginePort, 'listDrift'>,
  snapshot: Snapshot,
  stage: string,
): number | undefined => {
  const { differences, hasSummary } = listDrift(snapshot, stage);
  if (!hasSummary) return undefined;
  return new Set(differences.map(({ verb, path }) => `${verb ?? ''} ${path ?? ''}`)).size;
};

const said = (deployedAt: string | undefined, undeployed: number | undefined): Omit<Stages[number], 'name'> => ({
  ...(deployedAt === undefined ? {} : { deployedAt }),
  ...(undeployed === undefined ? {} : { undeployed }),
});

/** The stages with what they run; undefined where they could not be read. */
export const toScannedStages = (engine: Pick<EnginePort, 'listDrift'>, snapshot: Snapshot): Stages | undefined => {
  const { api } = snapshot;
  if (api.stages.state === 'hidden') return undefined;
  if (api.kind === 'REST')
    return (valueOf(api.stages) ?? []).map(({ stageName, deploymentId = '' }) => ({
      name: stageName,
      ...said(valueOf(api.deployed[deploymentId])?.createdDate, countUndeployed(engine, snapshot, stageName)),
    }));
  return (valueOf(api.stages) ?? []).map(({ StageName, DeploymentId, AutoDeploy }) => ({
    name: StageName,
    ...said(
      valueOf(api.deployments)?.find((deployment) => deployment.DeploymentId === DeploymentId)?.CreatedDate,
      // A stage that deploys by itself runs what is saved.
      AutoDeploy === true ? 0 : undefined,
    ),
  }));
};
