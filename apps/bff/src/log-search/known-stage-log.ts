import type { Snapshot } from '@gatescope/shared';
import { hiddenToProblem } from '../aws/hidden-to-problem.ts';
import { findStageLog } from './find-stage-log.ts';

/** `findStageLog`, but stages that could not be read end the request: "none" may only be said of what was read. */
export const knownStageLog = (
  snapshot: Snapshot,
  stageName: string,
  log: 'execution' | 'access',
): string | undefined => {
  const { api, target } = snapshot;
  if (api.stages.state === 'hidden') throw hiddenToProblem(api.stages, `The stages of the API ${target.apiId}`);
  return findStageLog(snapshot, stageName, log);
};
