import type { MethodSetting, Stage, StageV2 } from '@gatescope/shared';
import { defined } from '../../deployed-export/json.ts';

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const flagOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** Route settings in the words of a REST API's method settings. */
export const toMethodSetting = (settings: Readonly<Record<string, unknown>>): MethodSetting =>
  defined({
    throttlingRateLimit: numberOf(settings['ThrottlingRateLimit']),
    throttlingBurstLimit: numberOf(settings['ThrottlingBurstLimit']),
    loggingLevel: textOf(settings['LoggingLevel']),
    dataTraceEnabled: flagOf(settings['DataTraceEnabled']),
    metricsEnabled: flagOf(settings['DetailedMetricsEnabled']),
  });

/** A stage of API Gateway V2 in the words that all kinds of API share. */
export const toStageWords = ({ StageName, DeploymentId, StageVariables, ...stage }: StageV2): Stage => {
  const { AccessLogSettings: log, DefaultRouteSettings, CreatedDate, LastUpdatedDate } = stage;
  return {
    stageName: StageName,
    ...(DeploymentId ? { deploymentId: DeploymentId } : {}),
    variables: StageVariables ?? {},
    methodSettings: DefaultRouteSettings ? { '*/*': toMethodSetting(DefaultRouteSettings) } : {},
    ...(log ? { accessLogSettings: defined({ destinationArn: log.DestinationArn, format: log.Format }) } : {}),
    ...(CreatedDate ? { createdDate: CreatedDate } : {}),
    ...(LastUpdatedDate ? { lastUpdatedDate: LastUpdatedDate } : {}),
  };
};
