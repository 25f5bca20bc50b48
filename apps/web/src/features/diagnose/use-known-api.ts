import { useQuery } from '@tanstack/react-query';
import type { Question } from '../../lib/diagnose-search.ts';
import { apiQuery } from '../../queries/api-query.ts';
import { type KnownApi, nothingKnown, toKnownApi } from './to-known-api.ts';

/** What can be suggested about the API in question; empty while it is unknown or not read. */
export const useKnownApi = ({ account, region, api }: Question): KnownApi => {
  const isNamed = account !== undefined && region !== undefined && api !== undefined;
  const { data } = useQuery({
    ...apiQuery({ accountId: account ?? '', region: region ?? '', apiId: api ?? '' }),
    enabled: isNamed,
    select: ({ snapshot }) => toKnownApi(snapshot),
  });
  return data ?? nothingKnown;
};
