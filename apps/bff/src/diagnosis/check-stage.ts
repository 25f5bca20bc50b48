import type { Snapshot } from '@gatescope/shared';
import { ProblemError } from '../http/problem-error.ts';
import { nearestNames } from './nearest.ts';
import { stagesOf } from './stages-of.ts';

const inWords = (stages: readonly string[]): string =>
  stages.length === 0 ? 'It has no stage at all: it was never deployed.' : `It has: ${stages.join(', ')}.`;

/** Ends the request when a stage was named that the API does not have. Stages that could not be read pass. */
export const checkStage = (snapshot: Snapshot, stage: string | null | undefined): void => {
  const stages = stagesOf(snapshot);
  if (stage === null || stage === undefined || stages === undefined || stages.includes(stage)) return;
  const nearest = nearestNames(stage, stages);
  throw new ProblemError('stage-not-found', {
    detail: `The API ${snapshot.target.apiId} in ${snapshot.target.region} has no stage "${stage}". ${inWords(stages)}`,
    remedy:
      stages.length === 0
        ? 'Deploy the API to a stage, or leave the stage out to diagnose the call as it was made.'
        : nearest[0] === undefined
          ? 'Choose one of its stages, or leave the stage out to diagnose the call as it was made.'
          : `Did you mean ${nearest[0]}? Leave the stage out to diagnose the call as it was made.`,
    available: [...stages],
    nearest,
  });
};
