import { getDriftContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';
import type { ApiPath } from '../lib/paths.ts';

/** How a stage runs otherwise than what is saved. */
export const driftQuery = ({ accountId, region, apiId }: ApiPath, stage: string) =>
  queryOptions({
    queryKey: ['drift', accountId, region, apiId, stage],
    queryFn: ({ signal }) =>
      callApi(getDriftContract, { params: { accountId, region, apiId }, query: { stage } }, signal),
    staleTime: 5 * 60_000,
  });
