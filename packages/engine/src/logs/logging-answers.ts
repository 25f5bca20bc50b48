import type { Fact, MissingFact, Snapshot, Stage, StageV2 } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { variablesOf } from './format-parts.ts';

/** One thing that must be so for a log to be written, answered by itself. */
export interface LoggingAnswer {
  readonly id:
    | 'account-role'
    | 'execution-level'
    | 'method-levels'
    | 'execution-group'
    | 'access-destination'
    | 'access-format'
    | 'access-group'
    | 'firehose-name';
  readonly log: 'execution' | 'access' | 'both';
  /** A statement that should be so. */
  readonly statement: string;
  readonly holds: 'yes' | 'no' | 'partly' | 'unknown' | 'not-applicable';
  /** What was seen. */
  readonly because: string;
  /** Pointers into the snapshot. */
  readonly facts: readonly string[];
  readonly missing: readonly MissingFact[];
}

/** What is known of the log groups, by name: not part of a snapshot. */
export type KnownGroups = Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;

const missingOf = (pointer: string, fact: Fact<unknown>): MissingFact[] =>
  fact.state === 'hidden'
    ? [
        {
          pointer,
          cause: fact.cause,
          ...(fact.permission ? { permission: fact.permission } : {}),
          ...(fact.message ? { message: fact.message } : {}),
        },
      ]
    : [];

const rolePointer = '/account/apiGatewayAccount';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
const accountRole = ({ account }: Snapshot): LoggingAnswer => {
  const fact = account.apiGatewayAccount;
  const arn = fact.state === 'present' ? fact.value.cloudwatchRoleArn : undefined;
  return {
    id: 'account-role',
    log: 'both',
    statement: 'API Gateway has a role in this Region to write logs with',
    holds: fact.state === 'hidden' ? 'unknown' : arn ? 'yes' : 'no',
    because:
      fact.state === 'hidden'
        ? 'The account settings could not be read.'
        : (arn ?? 'No role is set in the account settings.'),
    facts: [rolePointer],
    missing: missingOf(rolePointer, fact),
  };
};

const isOn = (level: string | undefined): boolean => level === 'ERROR' || level === 'INFO';

const executionLevels = (stage: Stage, facts: readonly string[]): LoggingAnswer[] => {
  const { '*/*': all, ...others } = stage.methodSettings ?? {};
  const own = Object.entries(others).filter(([, { loggingLevel }]) => loggingLevel !== undefined);
  const level = all?.loggingLevel ?? 'OFF';
  const withOther = own.filter(([, { loggingLevel }]) => loggingLevel !== level);
  const someOn = own.some(([, { loggingLevel }]) => isOn(loggingLevel));
  const common = { log: 'execution' as const, facts, missing: [] };
  return [
    {
      ...common,
      id: 'execution-level',
      statement: 'The stage writes an execution log',
      holds: isOn(level) ? 'yes' : someOn ? 'partly' : 'no',
      because: `The level for all methods is ${level}${level === 'ERROR' ? ': only failed requests are written' : ''}.`,
    },
    {
      ...common,
      id: 'method-levels',
      statement: 'No method has a level of its own',
      holds: withOther.length === 0 ? 'yes' : 'no',
      because:
        withOther.length === 0
          ? 'All methods have the level of the stage.'
          : withOther.map(([method, { loggingLevel }]) => `${readMethod(method)}: ${loggingLevel ?? ''}`).join('; '),
    },
  ];
};

/** `~1orders/GET` as AWS writes the keys of method settings. */
const readMethod = (key: string): string => {
  const at = key.lastIndexOf('/');
  return `${key.slice(at + 1)} ${key.slice(0, at).replaceAll('~1', '/').replaceAll('~0', '~')}`;
};

const groupAnswer = (id: 'execution-group' | 'access-group', name: string, known: KnownGroups): LoggingAnswer => {
  const holds = known[name] ?? 'unknown';
  const words = { yes: 'It exists.', no: 'It does not exist.', unknown: 'Whether it exists is not known.' } as const;
  return {
    id,
    log: id === 'execution-group' ? 'execution' : 'access',
    statement: `The log group ${name} exists`,
    holds,
    because:
      holds === 'no' && id === 'execution-group'
        ? 'It does not exist. API Gateway makes it when the stage is deployed; after it was deleted by hand, only a new deployment makes it again.'
        : words[holds],
    facts: [],
    missing: [],
  };
};

interface AccessSettings {
  readonly destination: string | undefined;
  readonly format: string | undefined;
}

const accessAnswers = (
  { destination, format }: AccessSettings,
  facts: readonly string[],
  known: KnownGroups,
): LoggingAnswer[] => {
  const common = { log: 'access' as const, facts, missing: [] };
  const has: LoggingAnswer = {
    ...common,
    id: 'access-destination',
    statement: 'The stage writes an access log',
    holds: destination ? 'yes' : 'no',
    because: destination ?? 'The stage has no destination for access logs.',
  };
  if (!destination) return [has];
  const arn = parseArn(destination);
  const variables = variablesOf(format ?? '');
  const hasId = variables.includes('requestId') || variables.includes('extendedRequestId');
  const group = arn?.service === 'logs' ? /^log-group:([^:]+)/.exec(arn.resource)?.[1] : undefined;
  const stream = arn?.service === 'firehose' ? /^deliverystream\/(.+)$/.exec(arn.resource)?.[1] : undefined;
  return [
    has,
    {
      ...common,
      id: 'access-format',
      statement: 'The format holds a request id',
      holds: hasId ? 'yes' : 'no',
      because: hasId
        ? 'It does.'
        : 'Neither $context.requestId nor $context.extendedRequestId is in it, and AWS demands one of them.',
    },
    ...(group === undefined ? [] : [groupAnswer('access-group', group, known)]),
    ...(stream === undefined
      ? []
      : [
          {
            ...common,
            id: 'firehose-name' as const,
            // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-logging-to-kinesis.html
            statement: 'The name of the Firehose stream begins with amazon-apigateway-',
            holds: stream.startsWith('amazon-apigateway-') ? ('yes' as const) : ('no' as const),
            because: stream,
          },
        ]),
  ];
};

const isV2 = (stage: Stage | StageV2): stage is StageV2 => 'StageName' in stage;

const settingsOf = (stage: Stage | StageV2): AccessSettings =>
  isV2(stage)
    ? { destination: stage.AccessLogSettings?.DestinationArn, format: stage.AccessLogSettings?.Format }
    : { destination: stage.accessLogSettings?.destinationArn, format: stage.accessLogSettings?.format };

const unknownStage = (fact: Fact<unknown>): LoggingAnswer => ({
  id: 'execution-level',
  log: 'both',
  statement: 'The stage writes logs',
  holds: 'unknown',
  because: 'The stages could not be read.',
  facts: ['/api/stages'],
  missing: missingOf('/api/stages', fact),
});

/**
 * Whether logging is able to work, as separate answers: role, levels, groups, destination, format. What could not be
 * read is unknown, never "no".
 */
export const loggingAnswers = (snapshot: Snapshot, stageName: string, known: KnownGroups = {}): LoggingAnswer[] => {
  const { api, target } = snapshot;
  if (api.stages.state !== 'present') return [unknownStage(api.stages)];
  const stages: readonly (Stage | StageV2)[] = api.stages.value;
  const index = stages.findIndex((one) => (isV2(one) ? one.StageName : one.stageName) === stageName);
  const stage = stages[index];
  if (stage === undefined) return [];
  const facts = [`/api/stages/${index}`];
  const access = accessAnswers(settingsOf(stage), facts, known);
  // HTTP APIs write access logs only, and need no role of the account for them.
  if (isV2(stage)) return access;
  const group = `API-Gateway-Execution-Logs_${target.apiId}/${stageName}`;
  return [
    accountRole(snapshot),
    ...executionLevels(stage, facts),
    groupAnswer('execution-group', group, known),
    ...access,
  ];
};
