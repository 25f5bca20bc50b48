import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import { partitionOf, resolvePointer, toPointer } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { StageLogging } from './stage-logging.ts';
import { firehosePrefix, firehoseStream, recommendedFormat, stagesInQuestion, wantedLog } from './stage-logging.ts';
import { loggingNotEnabledV2 } from '../v2/logging-not-enabled.ts';
import { withV2 } from '../v2/with-v2.ts';
import { logDeliverySetup } from '../setup/logging-setup-parts.ts';

type Fault = 'nothing' | 'execution-off' | 'execution-errors-only' | 'access-off' | 'stream-name' | 'method-off';

interface Found {
  readonly stage: StageLogging;
  readonly fault: Fault;
  /** A log that works beside the missing one makes it less sure which of the two is meant. */
  readonly isSure: boolean;
}

const executionFault = ({ world }: CheckContext, { execution }: StageLogging): Fault | undefined => {
  if (!execution) return undefined;
  if (execution.level === 'OFF')
    return execution.isOwn && execution.stageLevel !== 'OFF' ? 'method-off' : 'execution-off';
  const { status } = world.seen;
  return execution.level === 'ERROR' && status !== undefined && status < 400 ? 'execution-errors-only' : undefined;
};

const accessFault = (stage: StageLogging): Fault | undefined => {
  const stream = firehoseStream(stage);
  if (stream !== undefined) return stream.startsWith(firehosePrefix) ? undefined : 'stream-name';
  return stage.destinationArn ? undefined : 'access-off';
};

const faultOf = (context: CheckContext, stage: StageLogging): Found | undefined => {
  const execution = executionFault(context, stage);
  const access = accessFault(stage);
  const wanted = stage.execution ? wantedLog(context) : 'access';
  const found = (fault: Fault | undefined, isSure: boolean): Found | undefined => fault && { stage, fault, isSure };
  if (access === 'stream-name' && wanted !== 'execution') return found(access, true);
  if (wanted === 'execution') return found(execution, true);
  if (wanted === 'access') return found(access, true);
  if (execution === 'execution-off' && access === 'access-off') return found('nothing', true);
  return found(execution ?? access, execution === 'method-off');
};

const evidenceOf = ({ world }: CheckContext, { stage }: Found): Evidence[] => {
  const { execution, destinationArn } = stage;
  const access = {
    label: `Access logs of stage ${stage.name}`,
    observed: destinationArn ?? 'no destination',
    expected: `a log group, or a Firehose stream named ${firehosePrefix}…`,
  };
  return [
    ...(execution
      ? [
          {
            label: `Execution logs of stage ${stage.name}`,
            pointer: execution.pointer,
            observed: execution.level,
            expected: 'INFO (or ERROR)',
          },
        ]
      : []),
    {
      ...access,
      pointer: resolvePointer(world.snapshot, stage.accessPointer) === undefined ? stage.pointer : stage.accessPointer,
    },
  ];
};

const check = (context: CheckContext): Verdict => {
  if (context.world.seen.kind !== 'no-logs') return { verdict: 'not-applicable' };
  const [first] = stagesInQuestion(context).flatMap((stage) => faultOf(context, stage) ?? []);
  if (!first) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: first.isSure ? 'specific' : 'possible',
    certainty: first.isSure ? 'certain' : 'likely',
    evidence: evidenceOf(context, first),
    detail: { fault: first.fault, stage: first.stage.name, pointer: first.stage.pointer },
  };
};

const summaries: Record<Fault, (stage: string) => string> = {
  nothing: (stage) => `Stage ${stage} writes neither access logs nor execution logs.`,
  'execution-off': (stage) => `Execution logs are off on stage ${stage}.`,
  'execution-errors-only': (stage) => `Stage ${stage} logs errors only, and a call that succeeds leaves no line.`,
  'access-off': (stage) => `Stage ${stage} has no destination for access logs.`,
  'stream-name': (stage) =>
    `Stage ${stage} logs to a Firehose stream whose name does not begin with ${firehosePrefix}.`,
  'method-off': (stage) =>
    `Execution logs are off for this method on stage ${stage}, though the rest of the stage has them.`,
};

const explanations: Record<Fault, string> = {
  nothing:
    'API Gateway writes logs only where the stage says so: access logs need a destination and a format, execution logs a level. A log group that exists is not enough; the one for execution logs is named and created by API Gateway itself.',
  'execution-off':
    'Execution logs (API-Gateway-Execution-Logs_{api}/{stage}) are written at the level that the stage sets. OFF, which is the default, writes nothing; access logs are a setting of their own.',
  'execution-errors-only': 'At level ERROR only executions that fail are written. INFO writes every request.',
  'access-off':
    'Access logs are written to the log group or Firehose stream that the stage names as destination, in the format that it gives. Neither is set, and execution logs are another setting.',
  'stream-name': `API Gateway delivers only to streams whose name begins with ${firehosePrefix}. Others get nothing.`,
  'method-off':
    'The settings of a method replace those of the whole stage (*/*). Here the method has a level of its own, which is OFF.',
};

const isFault = (value: unknown): value is Fault => typeof value === 'string' && value in summaries;

const isExecution = (fault: Fault): boolean =>
  fault === 'execution-off' || fault === 'execution-errors-only' || fault === 'method-off';

const enableExecution = (stage: StageLogging | undefined, fault: Fault): ProposedFix[] => {
  const isRest = stage?.accessPointer.endsWith('accessLogSettings') ?? false;
  const path =
    fault !== 'nothing' && stage?.execution?.pointer.endsWith('/loggingLevel')
      ? stage.execution.pointer
      : `${stage?.pointer ?? ''}/methodSettings${toPointer('*/*', 'loggingLevel')}`;
  const operations: PatchOperation[] = [{ op: 'set', path, value: 'INFO' }];
  return [
    {
      id: 'enable-execution-logs',
      title: 'Write execution logs at level INFO',
      change: isRest ? { kind: 'patch', operations } : { kind: 'advice' },
      risk: 'safe',
      notes: [
        'Takes effect without a deployment.',
        'Needs the CloudWatch role of the account in this Region.',
        'INFO writes several lines per request; return to ERROR when the cause is found.',
      ],
    },
  ];
};

const enableAccess = ({ world }: CheckContext, stage: StageLogging | undefined): ProposedFix[] => {
  const { accountId, region, apiId, kind } = world.snapshot.target;
  const destinationArn = `arn:${partitionOf(region).id}:logs:${region}:${accountId}:log-group:apigateway-access-${apiId}-${stage?.name.replace('$', '') ?? ''}`;
  const operations: PatchOperation[] = [
    { op: 'set', path: stage?.accessPointer ?? '', value: { destinationArn, format: recommendedFormat } },
  ];
  return [
    {
      id: 'enable-access-logs',
      title: 'Write access logs with the fields that tell a cause',
      change: kind === 'REST' ? { kind: 'patch', operations } : { kind: 'advice' },
      risk: 'safe',
      notes: ['Create the log group first, or name one that exists.', 'Takes effect without a deployment.'],
    },
  ];
};

/**
 * Both kinds of log are off until the stage switches them on.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const loggingNotEnabled = withV2(loggingNotEnabledV2, {
  id: 'logging-not-enabled',
  title: 'Logs that are looked for are not switched on',
  kind: 'blocking',
  gate: 'logging',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: { complaints: ['no-logs'], texts: ['no log lines appear', 'log group is empty'] },
  setup: logDeliverySetup,
  needs: ['/api/stages'],
  check,
  explain: ({ detail }) => {
    const fault = isFault(detail['fault']) ? detail['fault'] : 'nothing';
    return { summary: summaries[fault](String(detail['stage'])), explanation: explanations[fault] };
  },
  fixes: ({ detail }, context) => {
    const fault = isFault(detail['fault']) ? detail['fault'] : 'nothing';
    const stage = stagesInQuestion(context).find(({ pointer }) => pointer === detail['pointer']);
    if (fault === 'stream-name')
      return [
        {
          id: 'rename-stream',
          title: `Log to a stream whose name begins with ${firehosePrefix}`,
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['A stream cannot be renamed: create another one and set it as destination.'],
        },
      ];
    if (isExecution(fault)) return enableExecution(stage, fault);
    const access = enableAccess(context, stage);
    return fault === 'access-off' ? access : [...access, ...enableExecution(stage, fault)];
  },
  fixAvailability: 'always',
  howToSee: 'Read apigateway get-stage: accessLogSettings, and loggingLevel in methodSettings.',
  why: 'Creating a log group creates a place. What is written there is decided by the stage, separately for access and execution logs.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      proves: 'Access and execution logging are settings of the stage.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-logging-to-kinesis.html',
      proves: 'The name of the stream has to begin with amazon-apigateway-.',
    },
  ],
});
