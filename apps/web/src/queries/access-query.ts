import { getAccessContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';
import type { ApiPath } from '../lib/paths.ts';

/** Who may call what on a stage, and the policies in plain words. */
export const accessQuery = ({ accountId, region, apiId }: ApiPath, stage: string | undefined) =>
  queryOptions({
    queryKey: ['access', accountId, region, apiId, stage ?? null],
    queryFn: ({ signal }) =>
      callApi(
        getAccessContract,
        { params: { accountId, region, apiId }, query: stage === undefined ? {} : { stage } },
        signal,
      ),
    staleTime: 5 * 60_000,
  });
