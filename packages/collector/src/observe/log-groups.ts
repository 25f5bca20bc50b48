import type { Stage, StageV2 } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';

/** A log group that may hold lines about a stage. */
export interface StageLogGroup {
  readonly stage: string;
  readonly log: 'execution' | 'access';
  readonly name: string;
  /** The format of an access log's lines; undefined where none is set. */
  readonly format?: string | undefined;
}

/**
 * The log groups of a stage: the execution log that API Gateway names, and the access log's destination where that is a
 * log group (a Firehose stream cannot be searched). https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const logGroupsOf = (apiId: string, stage: Stage | StageV2): StageLogGroup[] => {
  const name = stageNameOf(stage);
  const access = groupOfArn(accessDestination(stage));
  const format = isStageV2(stage) ? stage.AccessLogSettings?.Format : stage.accessLogSettings?.format;
  return [
    { stage: name, log: 'execution', name: `API-Gateway-Execution-Logs_${apiId}/${name}` },
    ...(access === undefined
      ? []
      : [{ stage: name, log: 'access' as const, name: access, ...(format === undefined ? {} : { format }) }]),
  ];
};

/** The name of a stage of either kind. */
export const stageNameOf = (stage: Stage | StageV2): string => (isStageV2(stage) ? stage.StageName : stage.stageName);

const isStageV2 = (stage: Stage | StageV2): stage is StageV2 => 'StageName' in stage;

const accessDestination = (stage: Stage | StageV2): string | undefined =>
  isStageV2(stage) ? stage.AccessLogSettings?.DestinationArn : stage.accessLogSettings?.destinationArn;

const groupOfArn = (arn: string | undefined): string | undefined => {
  const parsed = parseArn(arn ?? '');
  const [kind, name] = parsed?.resource.split(':') ?? [];
  return parsed?.service === 'logs' && kind === 'log-group' && name ? name : undefined;
};
