import type { Call } from '../../call.ts';
import { listLogGroups, type LogGroup } from './log-groups.ts';
import { noSuchGroup } from './logs-errors.ts';

/** The group that a call names, by name or ARN; CloudWatch Logs' ResourceNotFoundException when there is none. */
export function findLogGroup({ account, input }: Call): LogGroup {
  const name = groupNameOf(input.text('logGroupIdentifier') ?? input.text('logGroupName') ?? '');
  const group = listLogGroups(account).find((candidate) => candidate.name === name);
  if (group === undefined) throw noSuchGroup();
  return group;
}

/** The name in an identifier, which may be a name or an ARN. */
export function groupNameOf(identifier: string): string {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;
}
