import { getTimelineContract } from '@gatescope/shared';
import type { ContractReply } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../../lib/api.ts';
import type { ApiPath } from '../../../lib/paths.ts';
import type { Window } from '../view/to-window.ts';

/** What was measured and edited. */
export type Timeline = ContractReply<typeof getTimelineContract>;

/** Metrics and edits of a stage in a stretch of time; since it last worked where no stretch is given. */
export const timelineQuery = ({ accountId, region, apiId }: ApiPath, stage: string, window: Window | undefined) =>
  queryOptions({
    queryKey: ['timeline', accountId, region, apiId, stage, window?.from, window?.to],
    queryFn: ({ signal }) =>
      callApi(
        getTimelineContract,
        {
          params: { accountId, region, apiId },
          query: window === undefined ? { stage, since: 'last-good' } : { stage, ...window },
        },
        signal,
      ),
    staleTime: 60_000,
  });
