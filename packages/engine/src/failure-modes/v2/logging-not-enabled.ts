import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import { partitionOf, resolvePointer } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { V2Part } from './with-v2.ts';

/** Variables that both kinds know. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const format = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  errorMessage: '$context.error.message',
  errorResponseType: '$context.error.responseType',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
});

const accessLogs = ({ world }: CheckContext, pointer: string, stage: string): ProposedFix => {
  const { accountId, region, apiId } = world.snapshot.target;
  const name = `apigateway-access-${apiId}-${stage.replace('$', '')}`;
  const DestinationArn = `arn:${partitionOf(region).id}:logs:${region}:${accountId}:log-group:${name}`;
  const operations: PatchOperation[] = [
    { op: 'set', path: `${pointer}/AccessLogSettings`, value: { DestinationArn, Format: format } },
  ];
  return {
    id: 'enable-access-logs',
    title: 'Write access logs with the fields that tell a cause',
    change: { kind: 'patch', operations },
    risk: 'safe',
    notes: ['Create the log group first, or name one that exists.', 'Takes effect without a deployment.'],
  };
};

const executionLogs = ({ world }: CheckContext, pointer: string): ProposedFix => {
  const settings = resolvePointer(world.snapshot, `${pointer}/DefaultRouteSettings`);
  const current = typeof settings === 'object' && settings !== null ? settings : {};
  const value = { ...current, LoggingLevel: 'INFO' };
  return {
    id: 'enable-execution-logs',
    title: 'Write execution logs at level INFO',
    change: { kind: 'patch', operations: [{ op: 'set', path: `${pointer}/DefaultRouteSettings`, value }] },
    risk: 'safe',
    notes: ['Takes effect without a deployment.', 'Needs the CloudWatch role of the account in this Region.'],
  };
};

const fixesOf = ({ detail }: Found, context: CheckContext): ProposedFix[] | undefined => {
  const { fault, pointer, stage } = detail;
  if (typeof pointer !== 'string' || fault === 'stream-name') return undefined;
  const access = accessLogs(context, pointer, String(stage));
  const execution = executionLogs(context, pointer);
  if (fault === 'access-off') return [access];
  return fault === 'nothing' ? [access, execution] : [execution];
};

/** HTTP APIs have access logs only; WebSocket APIs have both kinds. */
export const loggingNotEnabledV2: V2Part = { apis: ['HTTP', 'WEBSOCKET'], fixes: fixesOf };
