import { getSessionContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** Who is looking, which accounts and Regions the console reads, and whether they are real. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => callApi(getSessionContract, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
