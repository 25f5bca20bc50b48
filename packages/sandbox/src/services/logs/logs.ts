import type { Call, Operation, Service } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { awsJson } from '../../protocols/aws-json.ts';
import { awsJsonTroubles, spellTrouble } from '../trouble.ts';
import { groupNameOf } from './find-log-group.ts';
import { getLogEvents } from './get-log-events.ts';
import { describeLogGroups, describeLogStreams } from './log-streams.ts';
import { getQueryResults, startQuery, stopQuery } from './queries.ts';
import { filterLogEvents } from './search-events.ts';

/** Amazon CloudWatch Logs: access and execution logs of the stages. */
export const logs: Service = {
  name: 'CloudWatch Logs',
  signingName: 'logs',
  protocol: awsJson,
  operations: [
    operation('DescribeLogGroups', describeLogGroups),
    operation('DescribeLogStreams', describeLogStreams),
    operation('FilterLogEvents', filterLogEvents),
    operation('GetLogEvents', getLogEvents),
    operation('StartQuery', startQuery),
    { ...operation('GetQueryResults', getQueryResults), resource: () => '*' },
    { ...operation('StopQuery', stopQuery), resource: () => '*' },
  ],
  trouble: spellTrouble(awsJsonTroubles),
};

function operation(name: string, answer: (call: Call) => JsonObject): Operation {
  return { name, action: `logs:${name}`, resource: resourceOf, answer };
}

// The form that CloudWatch Logs' own refusals show: a call that names no group is about the group with the empty name.
function resourceOf({ partition, region, accountId, input }: Call): string {
  const [firstName] = [...input.list('logGroupIdentifiers'), ...input.list('logGroupNames')];
  const identifier = input.text('logGroupIdentifier') ?? input.text('logGroupName') ?? firstName ?? '';
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${groupNameOf(identifier)}:log-stream:`;
}
