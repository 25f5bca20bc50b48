import type { Snapshot } from '@gatescope/shared';

/** The names of an API's stages; undefined when they could not be read. */
export const stagesOf = ({ api }: Snapshot): readonly string[] | undefined => {
  if (api.kind === 'REST') {
    if (api.stages.state === 'hidden') return undefined;
    return api.stages.state === 'absent'
      ? []
      : api.stages.value.flatMap(({ stageName }) => (stageName === undefined ? [] : [stageName]));
  }
  if (api.stages.state === 'hidden') return undefined;
  return api.stages.state === 'absent' ? [] : api.stages.value.map(({ StageName }) => StageName);
};
