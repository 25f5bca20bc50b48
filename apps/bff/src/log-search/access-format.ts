import type { Snapshot } from '@gatescope/shared';

/** The access-log format of a stage; undefined where it has none, or the stages could not be read. */
export const accessFormatOf = ({ api }: Snapshot, stageName: string): string | undefined => {
  if (api.stages.state !== 'present') return undefined;
  return api.kind === 'REST'
    ? api.stages.value.find((stage) => stage.stageName === stageName)?.accessLogSettings?.format
    : api.stages.value.find((stage) => stage.StageName === stageName)?.AccessLogSettings?.Format;
};
