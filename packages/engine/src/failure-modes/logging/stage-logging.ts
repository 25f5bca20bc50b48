import type { Stage, StageV2 } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';

/** Execution logs as one stage and method have them. */
export interface ExecutionLogging {
  /** `OFF`, `ERROR` or `INFO`. */
  readonly level: string;
  /** Where the level is written; the stage itself where nothing is. */
  readonly pointer: string;
  /** Set where the method has a level of its own. */
  readonly isOwn: boolean;
  /** Level of the whole stage. */
  readonly stageLevel: string;
}

/** How one stage logs, whatever the kind of API. */
export interface StageLogging {
  readonly name: string;
  readonly pointer: string;
  /** Undefined: the API's kind has no execution logs. */
  readonly execution: ExecutionLogging | undefined;
  readonly destinationArn: string | undefined;
  readonly format: string | undefined;
  /** Of the access-log settings, present or not. */
  readonly accessPointer: string;
}

/** The setting's keys as AWS writes them: slashes of the path are escaped. */
const settingKeys = (path: string, verb: string): string[] => {
  const key = `${path.replace(/^\//, '').replaceAll('/', '~1')}/${verb}`;
  return [key, `~1${key}`];
};

const restExecution = ({ main }: CheckContext, { methodSettings }: Stage, pointer: string): ExecutionLogging => {
  const method = main?.journey.route?.method;
  const own = (method ? settingKeys(method.path, method.verb) : []).find(
    (key) => methodSettings?.[key]?.loggingLevel !== undefined,
  );
  const key = own ?? (methodSettings?.['*/*']?.loggingLevel === undefined ? undefined : '*/*');
  return {
    level: (key === undefined ? undefined : methodSettings?.[key]?.loggingLevel) ?? 'OFF',
    pointer: key === undefined ? pointer : `${pointer}/methodSettings${toPointer(key, 'loggingLevel')}`,
    isOwn: own !== undefined,
    stageLevel: methodSettings?.['*/*']?.loggingLevel ?? 'OFF',
  };
};

const ofRest = (context: CheckContext, stage: Stage, pointer: string): StageLogging => ({
  name: stage.stageName,
  pointer,
  execution: restExecution(context, stage, pointer),
  destinationArn: stage.accessLogSettings?.destinationArn,
  format: stage.accessLogSettings?.format,
  accessPointer: `${pointer}/accessLogSettings`,
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** HTTP APIs have access logs only. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html */
const ofV2 = ({ world }: CheckContext, stage: StageV2, pointer: string): StageLogging => {
  const level = textOf(stage.DefaultRouteSettings?.['LoggingLevel']);
  const execution = {
    level: level ?? 'OFF',
    pointer: level === undefined ? pointer : `${pointer}/DefaultRouteSettings/LoggingLevel`,
    isOwn: false,
    stageLevel: level ?? 'OFF',
  };
  return {
    name: stage.StageName,
    pointer,
    execution: world.snapshot.target.kind === 'WEBSOCKET' ? execution : undefined,
    destinationArn: stage.AccessLogSettings?.DestinationArn,
    format: stage.AccessLogSettings?.Format,
    accessPointer: `${pointer}/AccessLogSettings`,
  };
};

/** How the API's stages log. */
export const listStageLogging = (context: CheckContext): StageLogging[] => {
  const { api } = context.world.snapshot;
  if (api.stages.state !== 'present') return [];
  const at = (index: number): string => toPointer('api', 'stages', 'value', index);
  return api.kind === 'REST'
    ? api.stages.value.map((stage, index) => ofRest(context, stage, at(index)))
    : api.stages.value.map((stage, index) => ofV2(context, stage, at(index)));
};

/** The stages that a complaint about logs can mean: the one that was called, else all. */
export const stagesInQuestion = (context: CheckContext): StageLogging[] => {
  const called = context.main?.journey.arrival?.stageName;
  return listStageLogging(context).filter(({ name }) => called === undefined || name === called);
};

/** Which kind of log a complaint speaks of; undefined when its words do not tell. */
export const wantedLog = ({ world }: CheckContext): 'execution' | 'access' | undefined => {
  const { narrative, expected, body, console } = world.complaint;
  const text = [narrative, expected, typeof body === 'string' ? body : '', console].filter(Boolean).join('\n');
  const execution = /execution[ -]?logs?|API-Gateway-Execution-Logs|log ?level|full request/i.test(text);
  const access = /access[ -]?logs?|firehose|log format/i.test(text);
  return execution === access ? undefined : execution ? 'execution' : 'access';
};

/** Access logs go to Firehose only through a stream whose name begins so. */
export const firehosePrefix = 'amazon-apigateway-';

/** The name of the delivery stream that a stage logs to; undefined when it logs elsewhere. */
export const firehoseStream = ({ destinationArn }: StageLogging): string | undefined =>
  /^arn:[\w-]+:firehose:[^:]*:[^:]*:deliverystream\/(.+)$/.exec(destinationArn ?? '')?.[1];

/** A format with the fields that tell one cause from another, in one line of JSON. */
export const recommendedFormat = JSON.stringify({
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  path: '$context.path',
  status: '$context.status',
  deploymentId: '$context.deploymentId',
  domainName: '$context.domainName',
  errorMessage: '$context.error.message',
  errorResponseType: '$context.error.responseType',
  validationError: '$context.error.validationErrorString',
  authenticateError: '$context.authenticate.error',
  authorizeError: '$context.authorize.error',
  authorizerError: '$context.authorizer.error',
  wafResponseCode: '$context.wafResponseCode',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  integrationError: '$context.integration.error',
  vpcId: '$context.identity.vpcId',
  vpceId: '$context.identity.vpceId',
  apiKeyId: '$context.identity.apiKeyId',
  userArn: '$context.identity.userArn',
});
