import type { Snapshot } from '@gatescope/shared';
import type { DeployedMethod } from '../../deployed-view.ts';
import { deployedView } from '../../deployed-view.ts';

/** One method on one stage. */
export interface StageMethod {
  readonly stageName: string;
  readonly method: DeployedMethod;
}

/** Every method that some stage of a REST API runs, as far as known. */
export const deployedMethods = (snapshot: Snapshot): StageMethod[] => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.stages.state !== 'present') return [];
  return api.stages.value.flatMap(({ stageName }) => {
    const methods = deployedView(snapshot, stageName, 'production')?.methods;
    return methods?.state === 'present' ? methods.value.map((method) => ({ stageName, method })) : [];
  });
};

/** `stage/VERB/path` with a stand-in for `ANY` and for parameters, as a method's ARN ends. */
export const arnEndOf = ({ stageName, method }: StageMethod): string =>
  `${stageName}/${method.verb === 'ANY' ? 'GET' : method.verb}/${method.path.replace(/^\//, '').replaceAll(/\{[^}]*\}/g, 'x')}`;
