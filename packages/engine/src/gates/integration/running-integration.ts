import type { Basis, Integration, Method, Snapshot } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { DeployedMethod, DeployedView } from '../../deployed-view.ts';

/** The integration that a stage runs for one method, and where it was read. */
export interface RunningIntegration {
  readonly method: Method;
  readonly integration: Integration;
  readonly basis: Basis;
  /** Of the method; the integration lies below it. */
  readonly methodPointer: string;
  readonly pointer: string;
  /** What the fields are called in the snapshot, where the integration was read in other words. */
  readonly fieldNames?: Readonly<Record<string, string>>;
}

/** Pointer of a saved method; undefined when it is not there. */
export const savedMethodPointer = (
  { api }: Snapshot,
  { path, verb }: Pick<DeployedMethod, 'path' | 'verb'>,
): string | undefined => {
  if (api.kind !== 'REST' || api.resources.state !== 'present') return undefined;
  const index = api.resources.value.findIndex((resource) => resource.path === path);
  return index === -1 ? undefined : toPointer('api', 'resources', 'value', index, 'resourceMethods', verb);
};

const exportedPointer = ({ path, verb }: DeployedMethod, { stage }: DeployedView): string =>
  toPointer(
    'api',
    'exports',
    stage.stageName,
    'value',
    'paths',
    path,
    verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase(),
  );

/** What the stage runs: from its export where that was read, else as saved; undefined when neither is known. */
export const runningIntegration = (
  snapshot: Snapshot,
  view: DeployedView,
  method: DeployedMethod,
): RunningIntegration | undefined => {
  if (method.exported?.methodIntegration) {
    const methodPointer = exportedPointer(method, view);
    const pointer = `${methodPointer}/x-amazon-apigateway-integration`;
    return {
      method: method.exported,
      integration: method.exported.methodIntegration,
      basis: 'deployed',
      methodPointer,
      pointer,
    };
  }
  const methodPointer = savedMethodPointer(snapshot, method);
  if (!method.saved?.methodIntegration || !methodPointer) return undefined;
  const pointer = `${methodPointer}/methodIntegration`;
  return {
    method: method.saved,
    integration: method.saved.methodIntegration,
    basis: 'assumed-from-saved',
    methodPointer,
    pointer,
  };
};
