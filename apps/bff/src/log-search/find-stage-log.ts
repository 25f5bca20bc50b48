import { logGroupsOf } from '@gatescope/collector';
import type { Snapshot } from '@gatescope/shared';

/** The log group that a stage's log goes to; undefined where it goes to none (no access log, or a Firehose stream). */
export const findStageLog = (
  { api, target }: Snapshot,
  stageName: string,
  log: 'execution' | 'access',
): string | undefined => {
  if (api.stages.state !== 'present') return undefined;
  const stages =
    api.kind === 'REST'
      ? api.stages.value.filter((stage) => stage.stageName === stageName)
      : api.stages.value.filter((stage) => stage.StageName === stageName);
  return stages.flatMap((stage) => logGroupsOf(target.apiId, stage)).find((group) => group.log === log)?.name;
};
