import { type ContractCall, listInvokeUrlsContract } from '@gatescope/shared';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';
import type { ApiPath } from '../lib/paths.ts';

/** The route and the caller for whom URLs are wanted. */
export type InvokeUrlsFor = Omit<NonNullable<ContractCall<typeof listInvokeUrlsContract>['query']>, 'fresh'>;

/** Every URL under which a route can be called. */
export const invokeUrlsQuery = ({ accountId, region, apiId }: ApiPath, wanted: InvokeUrlsFor) =>
  queryOptions({
    queryKey: ['invoke-urls', accountId, region, apiId, wanted],
    queryFn: ({ signal }) =>
      callApi(listInvokeUrlsContract, { params: { accountId, region, apiId }, query: wanted }, signal),
    // Changing the caller keeps the cards in place until the new verdicts are there.
    placeholderData: keepPreviousData,
  });
