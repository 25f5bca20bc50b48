import { compareKindsContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';
import type { ApiPath } from '../lib/paths.ts';

/** Which features in use the other kinds of API lack. */
export const kindsQuery = ({ accountId, region, apiId }: ApiPath) =>
  queryOptions({
    queryKey: ['kinds', accountId, region, apiId],
    queryFn: ({ signal }) => callApi(compareKindsContract, { params: { accountId, region, apiId } }, signal),
    staleTime: 5 * 60_000,
  });
