import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { accessGroupOf, executionGroupOf, hasExecutionLogging, toLoggedStages } from '../services/logs/logged-stage.ts';
import type { ReadBack } from './read-back.ts';
import type { Clients } from './sdk-clients.ts';
import type { HttpApiParts, RestApiParts } from '../account-file.ts';

async function linesOf({ logs }: Clients, logGroupName: string): Promise<unknown> {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events.map(({ message }) => message);
}

const stagesOf = (account: unknown) => toLoggedStages(account as RestApiParts | HttpApiParts); // A case holds one API.

/** Log lines that a case holds, in the group that follows from its stage. */
export const logReadBacks: readonly ReadBack[] = [
  {
    part: 'executionLogs',
    read: (clients, account) => {
      const stages = stagesOf(account);
      const stage = stages.find(hasExecutionLogging) ?? stages[0];
      return stage === undefined ? Promise.resolve(undefined) : linesOf(clients, executionGroupOf(stage));
    },
    absent: undefined,
  },
  {
    part: 'accessLogs',
    read: (clients, account) => {
      const stages = stagesOf(account);
      const stage = stages.find(({ accessGroup }) => accessGroup !== undefined) ?? stages[0];
      return stage === undefined ? Promise.resolve(undefined) : linesOf(clients, accessGroupOf(stage));
    },
    absent: undefined,
  },
];
