import { resolveTargetContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../lib/api.ts';

/** The API that a URL leads to. */
export const resolveTargetQuery = (url: string, headers?: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['target', url, headers ?? null],
    queryFn: ({ signal }) =>
      callApi(resolveTargetContract, { body: { url, ...(headers ? { headers: { ...headers } } : {}) } }, signal),
    staleTime: 5 * 60_000,
  });
