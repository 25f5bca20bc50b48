import { useQuery } from '@tanstack/react-query';
import type { Question } from '../../lib/diagnose-search.ts';
import type { ApiPath } from '../../lib/paths.ts';
import { apiQuery } from '../../queries/api-query.ts';
import { resolveTargetQuery } from '../../queries/resolve-target-query.ts';
import { type KnownApi, nothingKnown, toKnownApi } from './to-known-api.ts';

/** The API in question, as far as it is named: by the URL first, which says most, else as it was picked. */
const useTarget = ({ url, account, region, api }: Question): ApiPath | undefined => {
  const { data } = useQuery({ ...resolveTargetQuery(url ?? ''), enabled: url !== undefined });
  const accountId = data?.accountId ?? account;
  const named = data ?? { region, apiId: api };
  if (accountId === undefined || named.region === undefined || named.apiId === undefined) return undefined;
  return { accountId, region: named.region, apiId: named.apiId };
};

const nowhere: ApiPath = { accountId: '', region: '', apiId: '' };

/** What can be suggested about the API in question; empty while it is unknown or not read. */
export const useKnownApi = (question: Question): KnownApi => {
  const target = useTarget(question);
  const { data } = useQuery({
    ...apiQuery(target ?? nowhere),
    enabled: target !== undefined,
    select: ({ snapshot }) => toKnownApi(snapshot),
  });
  return data ?? nothingKnown;
};
