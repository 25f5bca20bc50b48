import type { Basis, Fact, Method, RestApi, RestApiFacts, Snapshot, Stage } from '@gatescope/shared';
import { absent, hidden, notAsked, present } from '@gatescope/shared';
import type { DeployedExport } from './deployed-export.ts';
import { readExport } from './deployed-export.ts';
import { methodsOf } from './deployed-view/methods-of.ts';

/** One method as the stage runs it, with what is saved under the same path and verb beside it. */
export interface DeployedMethod {
  readonly path: string;
  /** `ANY` stays `ANY`. */
  readonly verb: string;
  readonly authorizationType: string;
  readonly apiKeyRequired: boolean;
  /** The saved method (integration, authorizer, validator …); undefined when it was deleted since. */
  readonly saved: Method | undefined;
  /** The method in the stage's export, where that was asked for; its authorizer and validator ids are names. */
  readonly exported: Method | undefined;
  readonly resourceId: string | undefined;
}

/** What a stage really runs, as far as it can be known, for one draw of the canary. */
export interface DeployedView {
  readonly stage: Stage;
  readonly draw: 'production' | 'canary';
  readonly deploymentId: string | undefined;
  /** ISO 8601 time of the deployment. */
  readonly deployedAt: string | undefined;
  readonly methods: Fact<readonly DeployedMethod[]>;
  /** How the methods are known: from the deployment's summary (or export), or assumed to be as saved. */
  readonly methodsBasis: Basis;
  /** The API's settings (policy, key source, binary types) as saved; `exported` tells some of the deployed ones. */
  readonly restApi: Fact<RestApi>;
  /** The stage's definition as exported. Not asked for by default; never known for a canary's own deployment. */
  readonly exported: Fact<DeployedExport>;
  /** Stage variables in force for this draw. */
  readonly variables: Readonly<Record<string, string>>;
}

const exportedFor = (api: RestApiFacts, stage: Stage, deploymentId: string | undefined): Fact<DeployedExport> => {
  if (deploymentId !== stage.deploymentId)
    return hidden('failed', undefined, 'GetExport tells what production runs, not the canary.');
  const fact = api.exports[stage.stageName] ?? notAsked;
  return fact.state === 'present' ? present(readExport(fact.value), fact.readAt) : fact;
};

/** What the stage of a REST API runs for one draw; undefined where there is no such stage (or the stages are hidden). */
export const deployedView = (
  snapshot: Snapshot,
  stageName: string,
  draw: 'production' | 'canary',
): DeployedView | undefined => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.stages.state !== 'present') return undefined;
  const stage = api.stages.value.find((candidate) => candidate.stageName === stageName);
  if (!stage) return undefined;
  const canary = draw === 'canary' ? stage.canarySettings : undefined;
  const deploymentId = canary?.deploymentId ?? stage.deploymentId;
  const deployment = deploymentId ? (api.deployed[deploymentId] ?? notAsked) : absent();
  const known = deployment.state === 'present' ? deployment.value : undefined;
  const listed =
    api.deployments.state === 'present' ? api.deployments.value.find(({ id }) => id === deploymentId) : undefined;
  const exported = exportedFor(api, stage, deploymentId);
  return {
    stage,
    draw,
    deploymentId,
    deployedAt: known?.createdDate ?? listed?.createdDate,
    ...methodsOf(api, known?.apiSummary, exported.state === 'present' ? exported.value : undefined),
    restApi: api.restApi,
    exported,
    variables: { ...stage.variables, ...canary?.stageVariableOverrides },
  };
};

/**
 * A method's configuration as the stage runs it: from the export where that was read, else as saved. Undefined when
 * neither is known.
 */
export const runningMethod = (
  method: DeployedMethod,
): { readonly method: Method; readonly basis: Basis } | undefined => {
  if (method.exported) return { method: method.exported, basis: 'deployed' };
  return method.saved ? { method: method.saved, basis: 'assumed-from-saved' } : undefined;
};

/** Both draws where the stage has a canary that takes traffic, else production alone. */
export const drawsOf = (stage: Stage): readonly ('production' | 'canary')[] => {
  const { canarySettings, deploymentId } = stage;
  const differs =
    (canarySettings?.deploymentId !== undefined && canarySettings.deploymentId !== deploymentId) ||
    Object.keys(canarySettings?.stageVariableOverrides ?? {}).length > 0;
  return canarySettings && (canarySettings.percentTraffic ?? 0) > 0 && differs
    ? ['production', 'canary']
    : ['production'];
};
