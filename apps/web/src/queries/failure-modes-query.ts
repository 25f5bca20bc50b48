import { listFailureModesContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** The whole catalogue; it changes with the product only. */
export const failureModesQuery = queryOptions({
  queryKey: ['failure-modes'],
  queryFn: ({ signal }) => callApi(listFailureModesContract, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
