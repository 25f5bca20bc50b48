import { listKindRowsContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** The kinds of API side by side; they change with the product only. */
export const kindRowsQuery = queryOptions({
  queryKey: ['kind-rows'],
  queryFn: ({ signal }) => callApi(listKindRowsContract, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
