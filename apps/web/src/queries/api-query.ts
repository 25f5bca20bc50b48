import { getApiContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';
import type { ApiPath } from '../lib/paths.ts';

/** What AWS says about one API, and the account facts that it touches. */
export const apiQuery = ({ accountId, region, apiId }: ApiPath) =>
  queryOptions({
    queryKey: ['api', accountId, region, apiId],
    queryFn: ({ signal }) => callApi(getApiContract, { params: { accountId, region, apiId } }, signal),
    staleTime: 5 * 60_000,
  });

/** The same, asked of AWS anew. */
export const readApiAgain = ({ accountId, region, apiId }: ApiPath) =>
  callApi(getApiContract, { params: { accountId, region, apiId }, query: { fresh: 'true' } });
