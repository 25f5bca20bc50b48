import type { HttpApiParts, RestApiParts } from '../../account-file.ts';
import { isJsonObject, type Json } from '../../json.ts';

/** A stage as far as logging looks at it. */
export interface LoggedStage {
  readonly apiId: string;
  readonly name: string;
  /** Log group of the access log settings; absent when the stage has none or sends to Firehose. */
  readonly accessGroup: string | undefined;
  readonly levels: readonly string[];
  readonly lastChange: number | undefined;
}

/** The stages of an API of either kind. */
export function toLoggedStages(api: RestApiParts | HttpApiParts): readonly LoggedStage[] {
  const apiId = 'restApi' in api ? api.restApi.id : api.apiV2.ApiId;
  return (api.stages ?? []).map((stage) => {
    const access = stage['accessLogSettings'] ?? stage['AccessLogSettings'];
    const destination = isJsonObject(access) ? (access['destinationArn'] ?? access['DestinationArn']) : undefined;
    const changed =
      stage['lastUpdatedDate'] ?? stage['LastUpdatedDate'] ?? stage['createdDate'] ?? stage['CreatedDate'];
    return {
      apiId,
      name: stage.stageName ?? stage.StageName ?? '',
      accessGroup: groupOfArn(destination),
      levels: [
        ...levelsOf(stage['methodSettings'], 'loggingLevel'),
        ...levelsOf(stage['RouteSettings'], 'LoggingLevel'),
        ...levelsOf({ default: stage['DefaultRouteSettings'] }, 'LoggingLevel'),
      ],
      // A minute after the last change of the stage, so that the lines are younger than what they speak of.
      lastChange: typeof changed === 'string' ? Date.parse(changed) + 60_000 : undefined,
    };
  });
}

/** Whether any method or route of the stage writes execution logs. */
export function hasExecutionLogging({ levels }: LoggedStage): boolean {
  return levels.some((level) => level === 'ERROR' || level === 'INFO');
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export function executionGroupOf({ apiId, name }: LoggedStage): string {
  return `API-Gateway-Execution-Logs_${apiId}/${name}`;
}

/** The group of the access log settings; lines of a stage without such settings stand in a group of the same pattern. */
export function accessGroupOf({ accessGroup, apiId, name }: LoggedStage): string {
  return accessGroup ?? `API-Gateway-Access-Logs_${apiId}/${name}`;
}

function groupOfArn(arn: Json | undefined): string | undefined {
  if (typeof arn !== 'string') return undefined;
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(arn)?.[1];
}

function levelsOf(settings: Json | undefined, field: string): readonly string[] {
  if (!isJsonObject(settings)) return [];
  return Object.values(settings).flatMap((setting) => {
    const level = isJsonObject(setting) ? setting[field] : undefined;
    return typeof level === 'string' ? [level] : [];
  });
}
