import { type DiagnosisResult, getCallerScriptContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../../lib/api.ts';
import { preflightHeaders, toLivePlace } from './live-place.ts';

/** The script for the caller's place, and the snippet for the failing page. */
export const callerScriptQuery = (result: DiagnosisResult, shell: 'sh' | 'powershell') => {
  const { accountId, region, apiId } = result.target;
  const names = preflightHeaders(result);
  return queryOptions({
    queryKey: ['caller-script', result.id, shell],
    queryFn: ({ signal }) =>
      callApi(
        getCallerScriptContract,
        {
          params: { accountId, region, apiId },
          query: {
            shell,
            ...toLivePlace(result),
            ...(names.length === 0 ? {} : { headerNames: names.join(',') }),
          },
        },
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
};
