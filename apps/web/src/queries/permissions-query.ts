import { getPermissionsContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** The policy that the console's role needs, and what it was refused so far. */
export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: ({ signal }) => callApi(getPermissionsContract, {}, signal),
  staleTime: 0,
});
