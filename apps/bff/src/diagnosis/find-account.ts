import { ProblemError } from '../http/problem-error.ts';
import type { ApiReference, CollectorPort } from '../ports.ts';

const ambiguous = ({ apiId, region }: ApiReference, accounts: readonly string[]): ProblemError =>
  new ProblemError('invalid-input', {
    detail: `Several configured accounts have an API ${apiId} in ${region}: ${accounts.join(', ')}.`,
    remedy: 'Say which one: target.accountId.',
    errors: [
      {
        path: 'body.target.accountId',
        message: 'Needed to tell the APIs apart',
        remedy: `Use one of: ${accounts.join(', ')}.`,
      },
    ],
    available: [...accounts],
  });

/**
 * The reference with its account. A single configured account needs no look-up; among several, the lists of APIs tell
 * (they are remembered). Where no list has it the reference stays as it is, and the collection says what is wrong.
 */
export const findAccount = async (
  reference: ApiReference,
  collector: CollectorPort,
  signal: AbortSignal,
): Promise<ApiReference> => {
  if (reference.accountId !== undefined) return reference;
  const { accountIds } = collector;
  if (accountIds.length === 1 && accountIds[0] !== undefined) return { ...reference, accountId: accountIds[0] };
  if (accountIds.length === 0) return reference;
  const { apis } = await collector.listApis({ region: reference.region, fresh: false, signal });
  const owners = [...new Set(apis.filter(({ id }) => id === reference.apiId).map(({ accountId }) => accountId))];
  if (owners.length > 1) throw ambiguous(reference, owners);
  return owners[0] === undefined ? reference : { ...reference, accountId: owners[0] };
};
