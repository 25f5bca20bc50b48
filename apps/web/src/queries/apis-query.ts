import { listApisContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** All APIs of the configured accounts and Regions. */
export const apisQuery = queryOptions({
  queryKey: ['apis'],
  queryFn: ({ signal }) => callApi(listApisContract, {}, signal),
  staleTime: 5 * 60_000,
});

/** The list, asked of AWS anew. */
export const readApisAgain = () => callApi(listApisContract, { query: { fresh: 'true' } });
