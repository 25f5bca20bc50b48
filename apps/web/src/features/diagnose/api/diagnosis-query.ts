import { type DiagnoseBody, diagnoseContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../../lib/api.ts';

/**
 * The answer to a question. Asking changes nothing, so it is a query: the same link finds the same answer in the cache.
 */
export const diagnosisQuery = (body: DiagnoseBody) =>
  queryOptions({
    queryKey: ['diagnosis', body],
    queryFn: ({ signal }) => callApi(diagnoseContract, { body }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The same question, with facts that AWS is asked for anew. */
export const askAgain = (body: DiagnoseBody) => callApi(diagnoseContract, { body: { ...body, fresh: true } });
